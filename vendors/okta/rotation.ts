import type { SigningRotation } from "../rotation.ts";
import type { OktaSettings } from "./config.ts";

const certificates = "In Okta's admin console: the application, Sign On, SAML Signing Certificates";

/** Okta's provider can only make a key that signs at once; the console makes one that waits. */
export const oktaRotation: SigningRotation<OktaSettings> = {
  publishesBoth: false,
  switchedBy: "hand",
  signer: "alone",
  needsCertificate: false,
  steps: {
    prepare: [
      `${certificates}, Generate new certificate. It is inactive: leave it so. (The provider's keyName would make one that signs at once.)`,
    ],
    switch: [`${certificates}, Actions beside the new one, Activate.`],
    switchBack: [`${certificates}, Actions beside the old one, Activate.`],
    retire: ["Leave the old certificate in Okta, inactive: it does no harm."],
  },
  caution:
    "Okta's own metadata names only the active certificate. Until the rotation is over, give Webex the file that this command writes, not Okta's.",
};
