import { readSource } from "../../saml/attribute-source.ts";
import { readPem } from "../../saml/certificate.ts";
import type { ConfiguredTrust } from "../../saml/configured-trust.ts";
import { present } from "../../saml/present.ts";
import { by } from "../../saml/sort.ts";
import type { TrustSignature } from "../../saml/trust-model.ts";
import { readWord } from "../read-word.ts";
import type { View } from "../vendor.ts";
import { pingOneCapabilities } from "./capabilities.ts";
import type { PingOneApplication, PingOneResources } from "./resources.ts";
import { bindings, samlSubject, signatureAlgorithms } from "./vocabulary.ts";

/** The properties of an application that the view reads. */
export const pingOneViewed = [
  "enabled",
  "hiddenFromAppPortal",
  "accessControlGroupOptions",
  "samlOptions",
] as const satisfies readonly (keyof PingOneApplication)[];

/** What the view reads, and nothing else. */
export interface PingOneViewed {
  readonly application: Pick<PingOneApplication, (typeof pingOneViewed)[number]>;
  readonly attributeMappings: readonly Pick<
    PingOneResources["attributeMappings"][number],
    "name" | "value"
  >[];
  readonly certificates?: readonly Pick<NonNullable<PingOneResources["certificates"]>[number], "pemFile">[];
}

/** Reads a trust from PingOne's resources, ours or anybody's. */
export const pingOneView: View<PingOneViewed> = {
  audience: ({ application }) => application.samlOptions.spEntityId,
  nameIdFormat: ({ application }) => application.samlOptions.nameidFormat,
  attributes: ({ attributeMappings }) =>
    attributeMappings
      .filter(({ name }) => name !== samlSubject)
      .map(({ name, value = "" }) => ({
        name,
        source: readSource(pingOneCapabilities.attributes.sources, value),
      }))
      .sort(by(({ name }) => name)),
  acs: ({ application }) => application.samlOptions.acsUrls.map((url) => ({ url })),
  singleLogout: readLogout,
  signature: ({ application }) => readSignature(application.samlOptions),
  hideLaunchTile: ({ application }) => application.hiddenFromAppPortal ?? false,
  // Without the options everybody may sign in, which no list of groups says.
  groups: ({ application }) => {
    if (!application.enabled) return [];
    const options = application.accessControlGroupOptions;
    return options && [...options.groups].sort();
  },
};

function readLogout({ application, certificates }: PingOneViewed): ConfiguredTrust["singleLogout"] {
  const { sloBinding = "HTTP_POST", sloEndpoint, sloResponseEndpoint } = application.samlOptions;
  const binding = readWord(bindings, sloBinding);
  if (!sloEndpoint || binding === undefined) return "off";
  return {
    endpoints: [
      { binding, url: sloEndpoint, ...(sloResponseEndpoint ? { responseUrl: sloResponseEndpoint } : {}) },
    ],
    ...(certificates === undefined
      ? {}
      : { certificates: certificates.map(({ pemFile }) => readPem(pemFile)) }),
  };
}

function readSignature(saml: PingOneApplication["samlOptions"]): Partial<TrustSignature> {
  const algorithm = readWord(signatureAlgorithms, saml.idpSigningKey?.algorithm);
  return present({
    algorithm,
    digest: algorithm && (algorithm.slice("rsa-".length) as TrustSignature["digest"]),
    assertion: saml.assertionSignedEnabled ?? true,
    response: saml.responseIsSigned ?? false,
  });
}
