import type { AttributeSource } from "../../saml/attribute-source.ts";
import type { ConfiguredAcs, ConfiguredTrust } from "../../saml/configured-trust.ts";
import { present } from "../../saml/present.ts";
import type { Attribute } from "../../saml/trust-model.ts";
import { oktaCapabilities } from "./capabilities.ts";
import type { OktaSettings } from "./config.ts";
import type { OktaApplication, OktaResources } from "./resources.ts";
import { digestAlgorithms, groupFilters, signatureAlgorithms } from "./vocabulary.ts";

/** The Okta application, and who is assigned to it, for a trust that Okta can express. */
export function oktaDesired(trust: ConfiguredTrust, settings: OktaSettings): OktaResources {
  const groups = trust.groups ?? [];
  const { singleLogout = "off", acs = [] } = trust;
  const standard = acs.find(({ isDefault }) => isDefault)?.url;
  const application: OktaApplication = {
    label: settings.label,
    ...present({ audience: trust.audience, subjectNameIdFormat: trust.nameIdFormat }),
    subjectNameIdTemplate: settings.nameIdTemplate,
    authnContextClassRef: settings.authnContextClassRef,
    ...present({ authenticationPolicy: settings.authenticationPolicy }),
    ...present({ ssoUrl: standard, recipient: standard, destination: standard }),
    ...acsEndpoints(acs),
    attributeStatements: (trust.attributes ?? []).map(attributeStatement),
    ...present({
      signatureAlgorithm: trust.signature?.algorithm && signatureAlgorithms[trust.signature.algorithm],
      digestAlgorithm: trust.signature?.digest && digestAlgorithms[trust.signature.digest],
      assertionSigned: trust.signature?.assertion,
      responseSigned: trust.signature?.response,
      honorForceAuthn: trust.honorForceAuthn,
      hideWeb: trust.hideLaunchTile,
      hideIos: trust.hideLaunchTile,
    }),
    ...(singleLogout === "off"
      ? {}
      : present({
          // The plugin takes these three together or not at all.
          singleLogoutIssuer: trust.audience,
          singleLogoutUrl: singleLogout.endpoints?.[0]?.url,
          singleLogoutCertificate: singleLogout.certificates?.[0]?.base64,
        })),
  };
  if (groups.length === 0) return { application };
  return { application, groupAssignments: { groups: groups.map((id) => ({ id, profile: "{}" })) } };
}

/**
 * The plugin reads endpoints back as `acsEndpoints`, a list whose positions are the indexes, when they count from 0, and
 * as `acsEndpointsIndices` otherwise (isACSEndpointSequential in its source). Declared the other way, every `up` would
 * show a difference.
 */
function acsEndpoints(
  acs: readonly ConfiguredAcs[],
): Pick<OktaApplication, "acsEndpoints" | "acsEndpointsIndices"> {
  const counted = acs.every(({ index }, position) => index === position);
  if (counted) return { acsEndpoints: acs.map(({ url }) => url) };
  return { acsEndpointsIndices: acs.map(({ url, index = 0 }) => ({ url, index })) };
}

function attributeStatement({ name, source }: Attribute) {
  const namespace = "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified";
  if (typeof source === "object" && "groups" in source) {
    const { match, value } = source.groups;
    return { name, namespace, type: "GROUP", filterType: groupFilters[match], filterValue: value };
  }
  return { name, namespace, type: "EXPRESSION", values: [expression(source)] };
}

function expression(source: Exclude<AttributeSource, { groups: unknown }>): string {
  return typeof source === "object"
    ? source.expression
    : (oktaCapabilities.attributes.sources[source] ?? source);
}
