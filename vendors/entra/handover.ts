import type { Handover } from "../handover.ts";

/** How Entra ID's metadata comes to Webex. */
export const entraHandover: Handover = {
  download:
    "in the Entra admin center: Enterprise applications > the application > Single sign-on > SAML Certificates > Federation Metadata XML. It is the one with ?appid=…: the one of the whole directory has another certificate",
  elsewhere: {
    option: "more-secure",
    who: "Microsoft's tutorial for Cisco Webex",
    source: "https://learn.microsoft.com/entra/identity/saas-apps/cisco-webex-tutorial",
  },
};
