import type { Adoption, ExistingTrust } from "../adoption.ts";
import type { PingFederateSettings } from "./config.ts";
import { connectionIdOf } from "./connection-id.ts";

interface Connection {
  readonly id: string;
  readonly name: string;
  readonly entityId: string;
  readonly active?: boolean;
}

/** The provider reads a connection by its identifier only; the administrative API finds it by the entity ID. */
export const pingFederateAdoption: Adoption<PingFederateSettings> = {
  searchedBy: "the connection with the identifier that the tenant would give it",
  async search({ entityId, settings }, ask) {
    const answer = await ask({
      package: "pingfederate",
      token: "pingfederate:index/getIdpSpConnection:getIdpSpConnection",
      args: { connectionId: connectionIdOf(settings, entityId) },
      absent: /not found|404|does not exist/i,
    });
    const found = { id: String(answer.connectionId ?? answer.id), ...answer } as unknown as Connection;
    return answer.entityId === entityId ? [described(found)] : [];
  },
  async searchApi({ entityId }, api) {
    const { status, body } = await api.get(`/idp/spConnections?entityId=${encodeURIComponent(entityId)}`);
    if (status !== 200) throw new Error(`it answers ${status} to the list of SP connections`);
    const { items = [] } = body as { readonly items?: readonly Connection[] };
    return items.filter((one) => one.entityId === entityId).map(described);
  },
  id: {
    pattern: /^[\w.-]+$/,
    words: "a connection's identifier: a-z, A-Z, 0-9, dot, underscore and hyphen",
    whereToRead:
      "In PingFederate's administrative API: GET /pf-admin-api/v1/idp/spConnections?entityId=<Webex's entity ID>, the field id. (The console shows names, not identifiers.)",
  },
  // Without webex-sso:import the identifier would be another one, and with it the connection.
  settingsFor: (connectionId) => ({ connectionId }),
  place: ["pingfederate:httpsHost"],
  afterwards:
    "webex-sso:import may go or stay; webex-sso:idp.connectionId must stay: another identifier is another connection.",
  keeps: [
    { property: /^name$/, key: "label" },
    { property: /signingKeyPairRef/, key: "signingKey" },
    { property: /alternativeSigningKeyPairRefs/, key: "stagedSigningKeys" },
    { property: /attributeContractFulfillment\W+SAML_SUBJECT/, key: "subject" },
    { property: /^spBrowserSso\.(adapterMappings|authenticationPolicyContract)/, key: "mapping" },
  ],
};

function described({ id, name, active = true }: Connection): ExistingTrust {
  const who = "whoever the adapter or the policy contract authenticates";
  return { id, name, whoMaySignIn: active ? who : "nobody: it is not active" };
}
