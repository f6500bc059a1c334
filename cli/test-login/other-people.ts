import { type PersonId, personOf } from "../../lab/people.ts";
import { signIn } from "../../lab/tenant/journeys.ts";
import type { LabTenant, SignInLab } from "../../lab/tenant/sign-in-lab.ts";
import { type Finding, finding } from "../../saml/finding.ts";
import { webexRefusals } from "../../saml/webex-refusals.ts";

/** Whom a claim from the wrong attribute keeps out, while somebody whose login is the address gets in. */
const others: readonly (readonly [PersonId, string])[] = [
  ["five-addresses", "a user whose directory entry has another of the addresses that Webex knows"],
  ["other-login", "a user whose login name is not the email address"],
];

/** Signs in those whom the ordinary user hides, and warns where one of them stays outside. */
export async function otherPeopleFindings(lab: SignInLab, tenant: LabTenant): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [person, who] of others) {
    const { outcome } = await signIn(lab, tenant, { person });
    if (outcome.end === "accepted") continue;
    const reason = outcome.end === "refused" ? outcome.detail : `${outcome.site}: ${outcome.text}`;
    findings.push(
      finding("sign-in-other-person", {
        subject: `${tenant.name}, ${personOf(person).id}`,
        message: `Signing in fails for ${who}: ${reason}`,
        fix: `${outcome.end === "refused" ? webexRefusals[outcome.cause].fix : "Look up what it says in the identity provider's documentation."} If you have no such users, nothing needs to change. Try it: webex-sso test-login ${tenant.name} --user ${person}`,
      }),
    );
  }
  return findings;
}
