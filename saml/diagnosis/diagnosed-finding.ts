import { finding } from "../finding.ts";
import { type WebexMessageName, webexMessages } from "../webex-message.ts";
import { type RefusalCause, webexRefusals } from "../webex-refusals.ts";
import type { DiagnosedFinding, Shown } from "./diagnosis.ts";
import type { Mends } from "./expectation.ts";
import type { Problem } from "./problem.ts";

/** How a problem is told. */
export interface Telling {
  /** Where the message was found. */
  readonly subject: string;
  readonly mends: Mends;
  /** Webex's messages that were seen. */
  readonly shown: readonly WebexMessageName[];
}

/** Tells a problem: with its severity and source, what Webex shows for it, and the mend. */
export function diagnosedFinding(problem: Problem, { subject, mends, shown }: Telling): DiagnosedFinding {
  const { code, message, place } = problem;
  const cause = problem.cause ?? (code in webexRefusals ? (code as RefusalCause) : undefined);
  const general = cause === undefined ? "" : webexRefusals[cause].fix;
  const fix = problem.fix ?? (cause === undefined ? general : (mends[cause] ?? general));
  const what = cause === undefined ? undefined : shownFor(cause, shown);
  return {
    ...finding(code, { subject, message, fix }),
    ...(place === undefined ? {} : { place }),
    ...(cause === undefined ? {} : { cause }),
    ...(what === undefined ? {} : { shown: what }),
  };
}

function shownFor(cause: RefusalCause, shown: readonly WebexMessageName[]): Shown | undefined {
  const refusal = webexRefusals[cause];
  if (!("message" in refusal)) return undefined;
  const { mark, source } = refusal.reference;
  return {
    text: webexMessages[refusal.message].text,
    mark,
    source,
    seen: shown.includes(refusal.message),
  };
}
