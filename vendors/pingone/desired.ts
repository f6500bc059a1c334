import type { AttributeSource } from "../../saml/attribute-source.ts";
import { pemOf } from "../../saml/certificate.ts";
import type { ConfiguredTrust } from "../../saml/configured-trust.ts";
import { present } from "../../saml/present.ts";
import { pingOneCapabilities } from "./capabilities.ts";
import type { PingOneSettings } from "./config.ts";
import type {
  PingOneApplication,
  PingOneAttributeMapping,
  PingOneCertificate,
  PingOneResources,
} from "./resources.ts";
import { bindings, samlSubject, signatureAlgorithms } from "./vocabulary.ts";

/** Seconds for which an assertion is valid. */
const assertionDuration = 300;

/** By these Webex knows the user: an assertion without one is better not sent. */
const claims = ["uid", "mail"];

/** The application, its attributes and Webex's certificates for a trust that PingOne can express. */
export function pingOneDesired(trust: ConfiguredTrust, settings: PingOneSettings): PingOneResources {
  const { environmentId } = settings;
  const groups = trust.groups ?? [];
  const application: PingOneApplication = {
    environmentId,
    name: settings.label,
    // Without groups PingOne lets everybody in; a trust without groups lets nobody in.
    enabled: groups.length > 0,
    ...present({ hiddenFromAppPortal: trust.hideLaunchTile }),
    ...(groups.length > 0 ? { accessControlGroupOptions: { type: "ANY_GROUP", groups } } : {}),
    samlOptions: samlOptions(trust, settings),
  };
  return {
    application,
    attributeMappings: attributeMappings(trust, settings),
    ...(settings.existing?.certificates === undefined
      ? { certificates: certificates(trust, environmentId) }
      : { certificateIds: settings.existing.certificates }),
  };
}

function samlOptions(
  { acs = [], singleLogout = "off", ...trust }: ConfiguredTrust,
  { signingKey }: PingOneSettings,
): PingOneApplication["samlOptions"] {
  const logout = singleLogout === "off" ? undefined : singleLogout.endpoints?.[0];
  return {
    type: "WEB_APP",
    acsUrls: acs.map(({ url }) => url),
    assertionDuration,
    spEntityId: trust.audience ?? "",
    ...present({
      nameidFormat: trust.nameIdFormat,
      assertionSignedEnabled: trust.signature?.assertion,
      responseIsSigned: trust.signature?.response,
      sloBinding: logout && bindings[logout.binding],
      sloEndpoint: logout?.url,
      sloResponseEndpoint: logout?.responseUrl,
    }),
    idpSigningKey: {
      keyId: signingKey,
      ...present({ algorithm: trust.signature?.algorithm && signatureAlgorithms[trust.signature.algorithm] }),
    },
  };
}

function attributeMappings(
  { attributes = [] }: ConfiguredTrust,
  { environmentId, nameId }: PingOneSettings,
): PingOneAttributeMapping[] {
  // PingOne takes a mapping of the subject only as a required one.
  return [
    { environmentId, name: samlSubject, value: nameId, required: true },
    ...attributes.map(({ name, source }) => ({
      environmentId,
      name,
      value: expression(source),
      required: claims.includes(name),
    })),
  ];
}

function certificates(
  { singleLogout = "off" }: ConfiguredTrust,
  environmentId: string,
): PingOneCertificate[] {
  const verifying = singleLogout === "off" ? [] : (singleLogout.certificates ?? []);
  return verifying.map((one) => ({ environmentId, usageType: "SIGNING", pemFile: pemOf(one) }));
}

function expression(source: AttributeSource): string {
  if (typeof source === "string") return pingOneCapabilities.attributes.sources[source] ?? source;
  return "expression" in source ? source.expression : source.groups.value;
}
