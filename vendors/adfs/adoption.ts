import type { Adoption } from "../adoption.ts";
import type { AdfsSettings } from "./config.ts";

/** The identifier of a relying-party trust is the entity ID itself; whether there is one, the import tells. */
export const adfsAdoption: Adoption<AdfsSettings> = {
  searchedBy: "the relying-party trust with that identifier",
  search: async ({ entityId }) => [
    { id: entityId, name: "", whoMaySignIn: "see the issuance authorization rules in the preview" },
  ],
  id: {
    pattern: /^https:\/\/\S+$/,
    words: "the trust's identifier, which is Webex's entity ID",
    whereToRead:
      "On the ADFS server: Get-AdfsRelyingPartyTrust | Select-Object Name, Identifier. Webex's begins with https://idbroker.",
  },
  place: ["adfs:host", "adfs:transport"],
  afterwards:
    "webex-sso:import may go or stay: the trust's identifier is Webex's entity ID, with it or without it.",
  keeps: [
    { property: /^name$/, key: "name" },
    { property: /^notes$/, key: "notes" },
    { property: /^tokenLifetime$/, key: "tokenLifetime" },
    { property: /^additionalAuthenticationRules$/, key: "additionalAuthenticationRules" },
    { property: /^signedSamlRequestsRequired$/, key: "signedSamlRequestsRequired" },
    { property: /CertificateRevocationCheck$/, key: "revocationCheck" },
  ],
};
