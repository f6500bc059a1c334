import type { Person } from "../../lab/people.ts";
import type { Journey } from "./journey.ts";
import type { Report } from "./report.ts";

/** What a journey came to; `stopsUp`: the tenant itself has errors, with which `pulumi up` deploys nothing. */
export function verdictOf(
  journey: Journey,
  person: Person,
  stopsUp: boolean,
): Pick<Report, "result" | "verdict"> {
  const sentence = sentenceOf(journey, person);
  const good = journey.in.end === "accepted" && (journey.out?.end ?? "accepted") === "accepted";
  if (!stopsUp) return { result: good ? "passed" : "failed", verdict: sentence };
  return {
    result: "failed",
    verdict: `${sentence} But pulumi up would not deploy this tenant: see the errors above.`,
  };
}

function sentenceOf({ in: signedIn, out }: Journey, person: Person): string {
  const who = `the user “${person.id}”`;
  if (signedIn.end === "refused") return `Webex refuses ${who}: not signed in.`;
  if (signedIn.end === "stopped") {
    const expected = isKeptOut(person) ? ` That is what should happen: ${keptOutBecause(person)}.` : "";
    return `${signedIn.site} does not let ${who} in, so that Webex gets no answer: not signed in.${expected}`;
  }
  const real = "Only “Test SSO setup” in Control Hub tests the real Webex.";
  if (out === undefined) return `In the lab, ${who} is signed in. There is no single logout to try. ${real}`;
  return out.end === "accepted"
    ? `In the lab, ${who} is signed in and out. ${real}`
    : `In the lab, ${who} is signed in, but signing out fails: the session at the identity provider stays.`;
}

/** Whether a person of the lab is there to be refused. */
export function isKeptOut({ disabled, memberOf }: Person): boolean {
  return disabled || memberOf === "no group";
}

/** Why, as the end of a sentence. */
export function keptOutBecause({ disabled }: Person): string {
  return disabled ? "the account is disabled" : "the user is in none of the tenant's groups";
}
