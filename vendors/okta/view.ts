import { readSource } from "../../saml/attribute-source.ts";
import { readCertificate } from "../../saml/certificate.ts";
import type { ConfiguredAcs } from "../../saml/configured-trust.ts";
import { present } from "../../saml/present.ts";
import { by } from "../../saml/sort.ts";
import type { Attribute, TrustLogout } from "../../saml/trust-model.ts";
import { readWord } from "../read-word.ts";
import type { View } from "../vendor.ts";
import { oktaCapabilities } from "./capabilities.ts";
import type { OktaApplication, OktaResources } from "./resources.ts";
import { digestAlgorithms, groupFilters, signatureAlgorithms } from "./vocabulary.ts";

/** The properties of an application that the view reads. */
export const oktaViewed = [
  "audience",
  "subjectNameIdFormat",
  "attributeStatements",
  "ssoUrl",
  "acsEndpoints",
  "acsEndpointsIndices",
  "singleLogoutUrl",
  "singleLogoutCertificate",
  "signatureAlgorithm",
  "digestAlgorithm",
  "assertionSigned",
  "responseSigned",
  "honorForceAuthn",
  "hideWeb",
  "hideIos",
] as const satisfies readonly (keyof OktaApplication)[];

/** What the view reads of an application, and nothing else, so that the list above cannot fall behind. */
type Viewed = Pick<OktaApplication, (typeof oktaViewed)[number]>;

/** Reads a trust from Okta's resources, ours or anybody's. */
export const oktaView: View<{ application: Viewed; groupAssignments?: OktaResources["groupAssignments"] }> = {
  audience: ({ application }) => application.audience,
  nameIdFormat: ({ application }) => application.subjectNameIdFormat,
  attributes: ({ application }) =>
    (application.attributeStatements ?? []).map(readAttribute).sort(by(({ name }) => name)),
  acs: ({ application }) => readAcs(application),
  singleLogout: ({ application }) => readLogout(application),
  signature: ({ application }) =>
    present({
      algorithm: readWord(signatureAlgorithms, application.signatureAlgorithm),
      digest: readWord(digestAlgorithms, application.digestAlgorithm),
      // Okta signs neither unless told to.
      assertion: application.assertionSigned ?? false,
      response: application.responseSigned ?? false,
    }),
  honorForceAuthn: ({ application }) => application.honorForceAuthn ?? false,
  hideLaunchTile: ({ application }) => (application.hideWeb ?? false) && (application.hideIos ?? false),
  groups: ({ groupAssignments }) => (groupAssignments?.groups ?? []).map(({ id }) => id).sort(),
};

/** Okta always answers at the SSO URL too, whether or not the list of endpoints repeats it. */
function readAcs({ ssoUrl, acsEndpoints, acsEndpointsIndices }: Viewed): ConfiguredAcs[] {
  const listed: { url: string; index?: number }[] = acsEndpointsIndices?.length
    ? acsEndpointsIndices.map(({ url, index }) => ({ url, index }))
    : (acsEndpoints ?? []).map((url, index) => ({ url, index }));
  if (ssoUrl !== undefined && !listed.some(({ url }) => url === ssoUrl)) listed.push({ url: ssoUrl });
  listed.sort(by(({ index, url }) => index ?? url));
  const standard = listed.find(({ url }) => url === ssoUrl);
  return listed.map((acs) => ({ ...acs, isDefault: acs === standard }));
}

function readLogout(application: Viewed): Partial<TrustLogout> | "off" {
  const { singleLogoutUrl, singleLogoutCertificate } = application;
  if (!singleLogoutUrl) return "off";
  return {
    endpoints: [{ binding: "POST", url: singleLogoutUrl }],
    certificates: singleLogoutCertificate ? [readCertificate(singleLogoutCertificate)] : [],
  };
}

function readAttribute(statement: NonNullable<OktaApplication["attributeStatements"]>[number]): Attribute {
  const match = statement.type === "GROUP" ? readWord(groupFilters, statement.filterType) : undefined;
  if (match !== undefined)
    return { name: statement.name, source: { groups: { match, value: statement.filterValue ?? "" } } };
  return {
    name: statement.name,
    source: readSource(oktaCapabilities.attributes.sources, (statement.values ?? []).join(", ")),
  };
}
