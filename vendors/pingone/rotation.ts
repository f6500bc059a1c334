import type { SigningRotation } from "../rotation.ts";
import type { PingOneSettings } from "./config.ts";

/** PingOne signs with a key as soon as the application names it, and publishes no other one. */
export const pingOneRotation: SigningRotation<PingOneSettings> = {
  publishesBoth: false,
  switchedBy: "deployment",
  signer: "alone",
  key: {
    what: "the identifier of the new key in PingOne",
    pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    example: "b0000000-0000-4000-8000-000000000002",
  },
  needsCertificate: true,
  settings: {
    keys: ["signingKey"],
    refusal: ({ signingKey }, key) =>
      signingKey === key ? `${key} is the key that signs already (webex-sso:idp.signingKey)` : undefined,
    // Naming it there would make it sign.
    staged: ({ signingKey }) => ({ signingKey }),
    switched: (_, key) => ({ signingKey: key }),
    retired: (_, key) => ({ signingKey: key }),
  },
  steps: {
    prepare: [
      "In PingOne's console: Settings, Certificates & Key Pairs, add a key pair for signing. Its identifier is what --key names.",
      "Download the certificate of that key pair (X.509 PEM) for --certificate: PingOne's metadata does not name it before it signs.",
    ],
    switch: [],
    switchBack: [],
    retire: ["Delete the old key pair in PingOne once no other application uses it."],
  },
  caution:
    "PingOne's own metadata names only the key that signs. Until the rotation is over, give Webex the file that this command writes, not PingOne's.",
};
