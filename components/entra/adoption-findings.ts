import { type Finding, finding } from "../../saml/finding.ts";
import type { EntraResources } from "../../vendors/entra/resources.ts";
import type { EntraIds } from "./ids.ts";

/**
 * What an adoption makes anew because the plugin has no function that finds it. Entra ID refuses an assignment that
 * exists; a second policy or certificate would be made without a word.
 */
export function adoptionFindings(subject: string, desired: EntraResources, ids: EntraIds): Finding[] {
  const made = [
    ...(ids.claimsMappingPolicy === undefined
      ? ["the claims mapping policy (adopt.claimsMappingPolicy)"]
      : []),
    ...Object.keys(desired.signingCertificates)
      .filter((name) => ids.signingCertificate(name) === undefined)
      .map((name) => `the certificate "${name}" (adopt.signingCertificates)`),
    ...desired.assignments
      .filter(({ principalObjectId }) => ids.assignment(principalObjectId) === undefined)
      .map(({ principalObjectId }) => `the assignment of ${principalObjectId} (adopt.assignments)`),
  ];
  if (made.length === 0) return [];
  return [
    finding("adoption-incomplete", {
      subject,
      message: `webex-sso:import adopts the application, its service principal and its identifier. These are made anew: ${made.join(", ")}.`,
      fix: "Where one of them exists already, give its identifier in webex-sso:idp: docs/entra.md says how to find it. Once everything is adopted, remove webex-sso:import.",
    }),
  ];
}
