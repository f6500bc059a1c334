import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { EntraSettings } from "../../vendors/entra/config.ts";
import type { ExistingEntraTrust } from "./existing.ts";

/** By what identifier each resource is adopted; undefined: it is made. */
export interface EntraIds {
  readonly application: string | undefined;
  readonly servicePrincipal: string | undefined;
  readonly identifierUri: (uri: string) => string | undefined;
  readonly claimsMappingPolicy: string | undefined;
  readonly policyAssignment: string | undefined;
  readonly signingCertificate: (name: string) => string | undefined;
  readonly assignment: (principalObjectId: string) => string | undefined;
}

/**
 * The plugin's identifiers are paths; each is put together from what was looked up and what the tenant says.
 *
 * @throws WebexSsoError `adoption-not-looked-up`
 */
export function entraIds(
  wanted: string | undefined,
  existing: ExistingEntraTrust | undefined,
  { adopt }: EntraSettings,
): EntraIds {
  if (wanted === undefined) return nothing;
  if (existing === undefined)
    throw new WebexSsoError(
      "adoption-not-looked-up",
      `import is ${wanted}, but nothing was looked up. Write: new WebexSso(name, await adopting(args)).`,
    );
  const { application, servicePrincipal, identifierUris } = existing;
  const under = (path: string, id: string | undefined) =>
    id === undefined ? undefined : `${path}/${id.split("/").at(-1)}`;
  const policy = adopt?.claimsMappingPolicy;
  return {
    application,
    servicePrincipal,
    identifierUri: (uri) =>
      identifierUris.includes(uri)
        ? `${application}/identifierUris/${Buffer.from(uri).toString("base64")}`
        : undefined,
    claimsMappingPolicy: under("/policies/claimsMappingPolicies", policy),
    policyAssignment: under(`${servicePrincipal}/claimsMappingPolicies`, policy),
    signingCertificate: (name) =>
      under(
        `${servicePrincipal.split("/").at(-1)}/tokenSigningCertificate`,
        adopt?.signingCertificates[name],
      ),
    assignment: (id) => under(`${servicePrincipal}/appRoleAssignedTo`, adopt?.assignments[id]),
  };
}

const nothing: EntraIds = {
  application: undefined,
  servicePrincipal: undefined,
  identifierUri: () => undefined,
  claimsMappingPolicy: undefined,
  policyAssignment: undefined,
  signingCertificate: () => undefined,
  assignment: () => undefined,
};
