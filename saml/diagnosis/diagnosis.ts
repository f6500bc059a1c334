import type { Finding } from "../finding.ts";
import type { Mark } from "../reference.ts";
import type { RefusalCause } from "../webex-refusals.ts";
import type { Place } from "./problem.ts";
import type { MessageKind } from "./read/message.ts";
import type { Wrapping } from "./unwrap/capture.ts";

/** What Webex shows, or would likely show. */
export interface Shown {
  /** How it begins. */
  readonly text: string;
  /** How sure the pairing of the cause with this text is. */
  readonly mark: Mark;
  readonly source: string;
  /** Whether a page of Webex in the same trace has it. */
  readonly seen: boolean;
}

/** A finding about a message. `subject` is where the message was found. */
export type DiagnosedFinding = Finding & {
  readonly place?: Place;
  /** Why Webex refuses the message; absent where it does not, as far as is known. */
  readonly cause?: RefusalCause;
  /** Absent where nobody has written down what Webex shows. */
  readonly shown?: Shown;
};

/** A message, and everything that is wrong with it. */
export interface DiagnosedMessage {
  readonly kind: MessageKind | "WebEx XML API answer" | "unreadable";
  /** @example "entry 3, POST https://idbroker.webex.com/…, field SAMLResponse" */
  readonly where: string;
  /** What it is, in lines: who issued it, what was not checked, and why. */
  readonly facts: readonly string[];
  readonly findings: readonly DiagnosedFinding[];
  /** What was decrypted of it. */
  readonly decrypted?: string;
}

/** What a file holds, and everything that is wrong with it. */
export interface Diagnosis {
  readonly wrapping?: Wrapping;
  readonly messages: readonly DiagnosedMessage[];
  /** Everything that was found, the cause first. */
  readonly findings: readonly DiagnosedFinding[];
}
