import { webexMessages } from "../../saml/webex-message.ts";
import { type RefusalCause, webexRefusals } from "../../saml/webex-refusals.ts";
import type { Check } from "../web/site.ts";

/** A check that Webex makes; one that failed has its cause. */
export interface WebexCheck extends Check {
  readonly cause?: RefusalCause;
}

/** What Webex makes of a message: the first check that failed decides. */
export interface Verdict {
  readonly checks: readonly WebexCheck[];
  readonly refusal?: { readonly cause: RefusalCause; readonly detail: string };
}

export function passed(name: string, detail: string): WebexCheck {
  return { name, passed: true, detail };
}

export function failed(name: string, cause: RefusalCause, detail: string): WebexCheck {
  return { name, passed: false, cause, detail };
}

/** Passed or failed by a condition. */
export function check(name: string, cause: RefusalCause, isGood: boolean, detail: string): WebexCheck {
  return isGood ? passed(name, detail) : failed(name, cause, detail);
}

/** Runs checks one after the other, up to the first that failed. */
export function verdictOf(checks: Iterable<WebexCheck>): Verdict {
  const made: WebexCheck[] = [];
  for (const one of checks) {
    made.push(one);
    if (one.cause !== undefined) return { checks: made, refusal: { cause: one.cause, detail: one.detail } };
  }
  return { checks: made };
}

/** The lines that a refusal is shown with: the cause first, then Webex's message with its mark. */
export function refusalText({ cause, detail }: NonNullable<Verdict["refusal"]>): string[] {
  const { reference, fix, ...rest } = webexRefusals[cause] as (typeof webexRefusals)["sign-in-expired"];
  const message = "message" in rest ? webexMessages[rest.message].text : undefined;
  return [
    `Cause: ${detail} (${cause})`,
    message === undefined
      ? "What Webex shows for this is not documented."
      : `Webex shows: “${message} …” (${reference.mark}: ${reference.source})`,
    `To mend it: ${fix}`,
  ];
}
