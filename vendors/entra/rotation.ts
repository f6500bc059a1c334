import type { SigningRotation } from "../rotation.ts";
import type { EntraSettings } from "./config.ts";

const activate = (which: string) =>
  `In the Entra admin center: the application, Single sign-on, SAML Certificates, Edit, … beside ${which}, Make certificate active.`;

/** Entra ID holds several certificates, publishes the active one, and only an administrator makes another one active. */
export const entraRotation: SigningRotation<EntraSettings> = {
  publishesBoth: false,
  switchedBy: "hand",
  signer: "alone",
  key: {
    what: "a name for the new certificate, as in webex-sso:idp.signingCertificates",
    pattern: /^[a-z][a-z0-9-]{0,30}$/,
    example: "y2027",
  },
  needsCertificate: false,
  settings: {
    keys: ["signingCertificates"],
    refusal({ signingCertificates }, key) {
      if (signingCertificates.length === 0)
        return "webex-sso:idp.signingCertificates is empty, so the certificate that signs is not the tenant's: name it there and in adopt.signingCertificates first (docs/entra.md)";
      return signingCertificates.some(({ name }) => name === key)
        ? `webex-sso:idp.signingCertificates has one that is called ${key} already`
        : undefined;
    },
    // The last one should sign: a new one at the end would have `up` ask for its activation before Webex knows it.
    staged: ({ signingCertificates }, name) => ({ signingCertificates: [{ name }, ...signingCertificates] }),
    switched: ({ signingCertificates }, name) => ({
      signingCertificates: [...signingCertificates, { name }],
    }),
    retired: ({ signingCertificates }, name) => ({
      signingCertificates: [...signingCertificates.slice(0, -1), { name }],
    }),
  },
  steps: {
    prepare: [],
    switch: [activate("the new certificate")],
    switchBack: [activate("the old certificate")],
    retire: [
      "Delete the old certificate in the admin center; pulumi leaves it there on purpose (hashicorp/terraform-provider-azuread #1690).",
    ],
  },
  caution:
    "Entra ID's own metadata names only the active certificate. Until the rotation is over, give Webex the file that this command writes, not Entra ID's.",
};
