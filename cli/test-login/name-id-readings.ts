import type { Outcome } from "../../lab/tenant/journeys.ts";
import type { NameIdReading } from "../../lab/tenant/name-id-readings.ts";
import type { NameIdChoice } from "../../lab/webex/name-id-choice.ts";
import { type Finding, finding } from "../../saml/finding.ts";
import { webexBehaviour } from "../../saml/webex-behaviour.ts";

const readings: Readonly<Record<NameIdChoice, string>> = {
  "first-in-common": "the first of its own formats that the identity provider's metadata has too",
  "first-of-metadata": "the first format of the identity provider's metadata",
};

/** Both readings with their outcomes, for the verdict. */
export function readingsSentence([common, first]: readonly [NameIdReading, NameIdReading]): string {
  const mark = `which of them Webex follows is ${webexBehaviour.nameIdChoice.mark}`;
  if (common.format === first.format)
    return `Both readings of how Webex chooses the NameID format ask for ${shortFormat(common)}.`;
  const told = [common, first].map(
    (one) => `If Webex asks for ${readings[one.choice]}, ${shortFormat(one)}: ${shortOutcome(one.outcome)}.`,
  );
  return `${told.join(" ")} (${mark[0]?.toUpperCase()}${mark.slice(1)}.)`;
}

/** A warning where one reading signs the user in and the other does not. */
export function* readingFindings(
  tenant: string,
  both: readonly [NameIdReading, NameIdReading],
): Generator<Finding> {
  const failing = both.filter(({ outcome }) => outcome.end !== "accepted");
  const [one] = failing;
  if (one === undefined || failing.length === both.length) return;
  yield finding("sign-in-name-id-choice", {
    subject: tenant,
    message: `If Webex asks for ${readings[one.choice]} (${shortFormat(one)}), as one reading of Cisco's guides has it, sign-in fails: ${shortOutcome(one.outcome)}`,
    fix: "Press “Test SSO setup” in Control Hub before you activate single sign-on.",
  });
}

function shortFormat({ format }: NameIdReading): string {
  return format === undefined ? "no format" : format.slice(format.lastIndexOf(":") + 1);
}

function shortOutcome(outcome: Outcome): string {
  if (outcome.end === "accepted") return "signed in";
  return outcome.end === "refused" ? `refused (${outcome.detail})` : `${outcome.site}: ${outcome.text}`;
}
