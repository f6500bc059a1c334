import type { SigningRotation } from "../rotation.ts";
import type { PingFederateSettings } from "./config.ts";

const without = (keys: readonly string[], ...gone: string[]) => keys.filter((one) => !gone.includes(one));

/** PingFederate publishes the staged keys of a connection beside the one that signs. */
export const pingFederateRotation: SigningRotation<PingFederateSettings> = {
  publishesBoth: true,
  switchedBy: "deployment",
  // In which order it writes them is documented nowhere.
  signer: "unknown",
  key: {
    what: "the identifier of the new key pair in PingFederate",
    pattern: /^\S+$/,
    example: "signing-2027",
  },
  needsCertificate: false,
  settings: {
    keys: ["signingKey", "stagedSigningKeys"],
    refusal: ({ signingKey }, key) =>
      signingKey === key ? `${key} is the key that signs already (webex-sso:idp.signingKey)` : undefined,
    staged: ({ signingKey, stagedSigningKeys }, key) => ({
      signingKey,
      stagedSigningKeys: [...without(stagedSigningKeys, key), key],
    }),
    switched: ({ signingKey, stagedSigningKeys }, key) => ({
      signingKey: key,
      stagedSigningKeys: [...without(stagedSigningKeys, key, signingKey), signingKey],
    }),
    retired({ signingKey, stagedSigningKeys }, key) {
      const left = without(stagedSigningKeys, key, signingKey);
      return { signingKey: key, stagedSigningKeys: left.length === 0 ? undefined : left };
    },
  },
  steps: {
    prepare: [
      "In PingFederate's administrative console: Security, Signing & Decryption Keys & Certificates, Create new (or import). Its identifier is what --key names.",
    ],
    switch: [],
    switchBack: [],
    retire: ["Delete the old key pair in PingFederate once no other connection uses it."],
  },
};
