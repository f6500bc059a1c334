import type { Person } from "../../lab/people.ts";
import type { Outcome } from "../../lab/tenant/journeys.ts";
import { type Finding, finding } from "../../saml/finding.ts";
import { webexMessages } from "../../saml/webex-message.ts";
import { type RefusalCause, webexRefusals } from "../../saml/webex-refusals.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { isKeptOut, keptOutBecause } from "./verdict.ts";

/** The finding for a journey that did not end well; none where it did. */
export function outcomeFindings(outcome: Outcome, subject: string, person: Person): Finding[] {
  if (outcome.end === "accepted") return [];
  if (outcome.end === "stopped")
    return [
      finding("sign-in-stopped", {
        subject,
        message: `${outcome.site} went no further: ${outcome.text} Webex has not seen an answer.`,
        fix: isKeptOut(person)
          ? `Nothing to do: ${keptOutBecause(person)}.`
          : "Look up what it says in the identity provider's documentation.",
      }),
    ];
  return [refusalFinding(outcome.cause, outcome.detail, subject)];
}

/** The finding for metadata that Webex does not import; none for any other error. */
export function importFindings(error: unknown, subject: string): Finding[] {
  if (!(error instanceof WebexSsoError) || !(error.code in webexRefusals)) return [];
  return [refusalFinding(error.code as RefusalCause, error.message, subject)];
}

/** The cause comes first; what Webex shows is likely, as its mark says. */
function refusalFinding(cause: RefusalCause, detail: string, subject: string): Finding {
  const refusal: (typeof webexRefusals)["sign-in-expired"] | { message?: never; fix: string } =
    webexRefusals[cause];
  const { message: name, fix } = refusal;
  const shown =
    name === undefined
      ? "What Webex shows for it is not documented."
      : `Webex then shows: “${webexMessages[name].text} …” (${webexRefusals[cause].reference.mark}).`;
  return finding(cause, { subject, message: `${detail} ${shown}`, fix });
}
