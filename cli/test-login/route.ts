import type { Person } from "../../lab/people.ts";
import type { LabTenant } from "../../lab/tenant/sign-in-lab.ts";
import { routeOf } from "../../lab/webex/organization.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";

/**
 * The tenant by whose identity provider a person signs in: what Webex's routing rules say.
 *
 * @param tenants the first is the one that is tested
 * @throws WebexSsoError `route-other-organization`, `route-nowhere`
 */
export function routedTenant(tenants: readonly LabTenant[], { webexAddresses }: Person): LabTenant {
  const [tested] = tenants;
  if (tested === undefined) throw new Error("No tenant was deployed.");
  const { name, organization } = tested;
  const stranger = tenants.find((one) => one.organization !== organization);
  if (stranger !== undefined)
    throw new WebexSsoError(
      "route-other-organization",
      `No route can lead from ${name} to ${stranger.name}: they have the metadata of different Webex organisations, ${organization.description.entityId} and ${stranger.organization.description.entityId}. Name a tenant with the same metadata.`,
    );
  const email = webexAddresses[0] ?? "";
  const idp = routeOf(organization, email);
  const found = tenants.find(({ idpEntityId }) => idpEntityId === idp?.description.entityId);
  if (found !== undefined) return found;
  throw new WebexSsoError(
    "route-nowhere",
    `No route leads anywhere for ${email}: every identity provider has a domain, and none has this one. Leave one tenant without a route.`,
  );
}
