import type { Handover } from "../handover.ts";

/** How Okta's metadata comes to Webex. */
export const oktaHandover: Handover = {
  download:
    "in the Okta Admin Console: Applications > the application > Sign On > SAML Signing Certificates, at the active certificate Actions > View IdP metadata",
};
