import { writeFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import type { PersonId } from "../../lab/people.ts";
import { openJourney } from "../../lab/tenant/browser-journey.ts";
import { type Outcome, outcomeOf, signIn, signOut, signOutOutcome } from "../../lab/tenant/journeys.ts";
import { labHome } from "../../lab/tenant/lab-home.ts";
import type { LabTenant, SignInLab } from "../../lab/tenant/sign-in-lab.ts";
import { openGateway } from "../../lab/web/gateway.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";

/** A sign-in and, where it succeeded, a sign-out. */
export interface Journey {
  readonly in: Outcome;
  /** Absent where the identity provider has no single logout, or nobody was signed in. */
  readonly out?: Outcome;
}

/** Whether the identity provider, as it was imported in Webex, has single logout. */
export function hasLogout({ organization, idpEntityId }: LabTenant): boolean {
  return organization.idps.some(
    ({ description }) => description.entityId === idpEntityId && description.logout.length > 0,
  );
}

/** Goes through both without a browser. */
export async function walk(lab: SignInLab, tenant: LabTenant, person: PersonId): Promise<Journey> {
  const { outcome, agent } = await signIn(lab, tenant, { person });
  if (outcome.end !== "accepted" || !hasLogout(tenant)) return { in: outcome };
  return { in: outcome, out: await signOut(lab, tenant, agent) };
}

/** Goes through both in a browser. @throws WebexSsoError `picture-unwritable` */
export async function browse(
  browser: Browser,
  lab: SignInLab,
  tenant: LabTenant,
  person: PersonId,
  picture?: string,
): Promise<Journey> {
  const gateway = await openGateway(lab.web, () => labHome(lab, [tenant]));
  try {
    const journey = await openJourney(browser, gateway, lab, tenant);
    const before = lab.webex.judged.length;
    await journey.signIn({ person });
    if (picture !== undefined) await write(picture, await journey.picture());
    const signedIn = outcomeOf(await journey.seen(), lab.webex.judged[before]);
    if (signedIn.end !== "accepted" || !hasLogout(tenant)) return { in: signedIn };
    await journey.signOut();
    return { in: signedIn, out: signOutOutcome(await journey.seen(), lab.webex.judged[before + 1]) };
  } finally {
    gateway.close();
  }
}

async function write(file: string, content: Buffer): Promise<void> {
  await writeFile(file, content).catch((cause) => {
    throw new WebexSsoError(
      "picture-unwritable",
      `The picture cannot be written to ${file}: ${cause.message}. Name a file in a folder that exists and is yours.`,
      { cause },
    );
  });
}
