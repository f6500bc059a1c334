import type { PersonId } from "../people.ts";
import { type NameIdChoice, nameIdFormatFor } from "../webex/name-id-choice.ts";
import { type Outcome, signIn } from "./journeys.ts";
import type { LabTenant, SignInLab } from "./sign-in-lab.ts";

/** What a sign-in comes to if Webex chooses the NameID format in one way. */
export interface NameIdReading {
  readonly choice: NameIdChoice;
  /** What Webex then asks for; undefined: nothing. */
  readonly format: string | undefined;
  readonly outcome: Outcome;
}

/**
 * Both ways in which Webex may choose the NameID format. Where they come to the same format, one sign-in answers for both.
 *
 * @param known what the sign-in with "first-in-common" has come to
 */
export async function nameIdReadings(
  lab: SignInLab,
  tenant: LabTenant,
  person: PersonId,
  known: Outcome,
): Promise<readonly [NameIdReading, NameIdReading]> {
  const [common, first] = [formatFor(tenant, "first-in-common"), formatFor(tenant, "first-of-metadata")];
  const outcome =
    common === first
      ? known
      : (await signIn(lab.withChoice("first-of-metadata"), tenant, { person })).outcome;
  return [
    { choice: "first-in-common", format: common, outcome: known },
    { choice: "first-of-metadata", format: first, outcome },
  ];
}

function formatFor({ organization, idpEntityId }: LabTenant, choice: NameIdChoice): string | undefined {
  const idp = organization.idps.find(({ description }) => description.entityId === idpEntityId);
  return idp === undefined ? undefined : nameIdFormatFor(choice, organization.description, idp.description);
}
