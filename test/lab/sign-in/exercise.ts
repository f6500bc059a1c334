import type { PersonId } from "../../../lab/people.ts";
import { type Outcome, signIn, signOut, signOutAtIdp } from "../../../lab/tenant/journeys.ts";
import type { LabTenant, SignInLab } from "../../../lab/tenant/sign-in-lab.ts";
import { webexMessages } from "../../../saml/webex-message.ts";
import { webexRefusals } from "../../../saml/webex-refusals.ts";
import { type VendorKind, vendors } from "../../../vendors/index.ts";

/**
 * What users saw: `well`; the beginning of Webex's message; `webex`, a refusal whose words nobody has written down;
 * `identity-provider`, an error of its own; anything else is a place where nobody should end.
 *
 * @example "Please use the same email"
 */
export type Seen = string;

/** Every sign-in and logout that a trust is there for. */
export interface Exercised {
  /** Somebody whom nothing distinguishes, at the default ACS. */
  readonly ordinary: Seen;
  /** By what was tried. */
  readonly others: Readonly<Record<string, Seen>>;
}

/** People who are in one group only: of the first customer, of the last. */
const inOneGroup: readonly PersonId[] = ["first-group", "last-group"];

/** Signs people in and out in every way. */
export async function exercise(lab: SignInLab, kind: VendorKind, tenant: LabTenant): Promise<Exercised> {
  const { title, singleLogout } = vendors[kind].capabilities;
  const others: Record<string, Seen> = {};
  const ordinary = await signIn(lab, tenant);
  if (ordinary.outcome.end === "accepted") {
    others.logout = seenOf(await signOut(lab, tenant, ordinary.agent), title);
    const { agent } = await signIn(lab, tenant);
    const { told, ...outcome } = await signOutAtIdp(lab, tenant, agent);
    const tells = singleLogout.sends === "requests-and-responses";
    const seen = seenOf(outcome, title);
    others["logout at the identity provider"] = seen === "well" && told !== tells ? "Webex not told" : seen;
  }
  for (const { index, isDefault } of tenant.organization.description.acs)
    if (!isDefault)
      others[`ACS ${index}`] = seenOf((await signIn(lab, tenant, { acs: index })).outcome, title);
  for (const person of inOneGroup)
    others[person] = seenOf((await signIn(lab, tenant, { person })).outcome, title);
  return { ordinary: seenOf(ordinary.outcome, title), others };
}

function seenOf(outcome: Outcome, title: string): Seen {
  if (outcome.end === "accepted") return "well";
  if (outcome.end === "stopped")
    return outcome.site === title ? "identity-provider" : `stopped at ${outcome.site}: ${outcome.text}`;
  const refusal = webexRefusals[outcome.cause];
  return "message" in refusal ? webexMessages[refusal.message].text : "webex";
}
