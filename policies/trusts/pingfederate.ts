import { transientNameId } from "../../saml/name-id.ts";
import { pingFederateCapabilities } from "../../vendors/pingfederate/capabilities.ts";
import type { PingFederateResources } from "../../vendors/pingfederate/resources.ts";
import { pingFederateView } from "../../vendors/pingfederate/view.ts";
import { signatureAlgorithms } from "../../vendors/pingfederate/vocabulary.ts";
import type { TrustSource } from "./trust-source.ts";

type Connection = PingFederateResources["connection"];

/** PingFederate: one SP connection shows everything. */
export const pingFederateSource: TrustSource<PingFederateResources> = {
  kind: "pingfederate",
  capabilities: pingFederateCapabilities,
  view: pingFederateView,
  anchor: "pingfederate:index/idpSpConnection:IdpSpConnection",
  joined: [],
  resources: ({ props }) => ({ connection: props as unknown as Connection }),
  enabled: ({ props }) => props.active,
  remedies: {
    nameIdFormat: ({ spBrowserSso }) => {
      spBrowserSso.spSamlIdentityMapping = "TRANSIENT";
      for (const attribute of spBrowserSso.attributeContract.coreAttributes)
        attribute.nameFormat = transientNameId;
    },
    "signature.algorithm": ({ credentials }) => {
      credentials.signingSettings.algorithm = signatureAlgorithms["rsa-sha256"];
    },
  },
};
