import type { FindingCode } from "../finding-catalogue.ts";
import type { RefusalCause } from "../webex-refusals.ts";

/** A place within a message. */
export interface Place {
  /** Elements by their local names. @example "/Response/Assertion/Conditions/@NotOnOrAfter" */
  readonly path: string;
  /** Line of the message, where it has more than one. */
  readonly line?: number;
}

/** What a check has found, before it is told to anybody. */
export interface Problem {
  readonly code: FindingCode;
  readonly message: string;
  /** Absent where it is about the whole. */
  readonly place?: Place;
  /** What to do, where it is not what the cause says. */
  readonly fix?: string;
  /** Why Webex would refuse it, where the code is not that of a refusal. */
  readonly cause?: RefusalCause;
}
