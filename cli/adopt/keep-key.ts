import type { TermPath } from "../../review/term-words.ts";
import type { TrustChange } from "../../review/trust-changes.ts";
import type { Adoption } from "../../vendors/adoption.ts";

/** The key of a tenant's configuration that decides a value of its trust. */
const keys: Readonly<Partial<Record<TermPath, string>>> = {
  entityId: "metadata",
  audience: "metadata",
  "claim.name": "mode",
  "claim.source": "claimSource",
  attributes: "attributes",
  "acs.url": "metadata",
  "acs.index": "metadata",
  "acs.binding": "metadata",
  "acs.isDefault": "metadata",
  singleLogout: "singleLogout",
  "singleLogout.url": "metadata",
  "singleLogout.certificates": "logoutCertificate",
  "encryption.algorithm": "encryption",
  "encryption.certificate": "encryption",
  clockSkewMinutes: "clockSkewMinutes",
  honorForceAuthn: "honorForceAuthn",
  hideLaunchTile: "hideLaunchTile",
  groups: "groups",
  signedRequests: "idp.signedSamlRequestsRequired",
};

/**
 * The key that keeps a value as it is, for example `webex-sso:groups`; undefined where there is none.
 *
 * @param property of the resource, for what no term of single sign-on names.
 */
export function keepKey(
  { path, about = "" }: Pick<TrustChange, "path" | "about">,
  { keeps }: Pick<Adoption<unknown>, "keeps">,
): string | undefined {
  if (path !== undefined) return keys[path] && `webex-sso:${keys[path]}`;
  const key = keeps.find(({ property }) => property.test(about))?.key;
  return key && `webex-sso:idp.${key}`;
}
