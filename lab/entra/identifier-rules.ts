import { badRequest } from "./graph-error.ts";
import type { EntraApp, EntraDirectory } from "./world.ts";

/**
 * Graph accepts an identifier on a domain that is not the tenant's own only when the service principal's mode is saml
 * (hashicorp/terraform-provider-azuread #797 and #806), and each identifier once in a directory. What is there already
 * is not judged again.
 */
export function refuseIdentifiers(
  { apps, servicePrincipals, verifiedDomains }: EntraDirectory,
  { id, appId, identifierUris }: EntraApp,
  wanted: readonly string[],
): void {
  const servicePrincipal = servicePrincipals.find((one) => one.appId === appId);
  const isSaml = servicePrincipal?.settings.preferredSingleSignOnMode === "saml";
  for (const uri of wanted.filter((one) => !identifierUris.includes(one))) {
    if (!isSaml && !isVerified(uri, verifiedDomains))
      throw badRequest(
        `Values of identifierUris property must use a verified domain of the organization or its subdomain: '${uri}'`,
      );
    if (apps.some((app) => app.id !== id && app.identifierUris.includes(uri)))
      throw badRequest("Another object with the same value for property identifierUris already exists.");
  }
}

function isVerified(uri: string, domains: readonly string[]): boolean {
  const host = /^https?:\/\/([^/:?#]+)/.exec(uri)?.[1];
  return host === undefined || domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
