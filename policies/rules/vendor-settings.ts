import { check, type Rule } from "../rule.ts";

export const vendorSettingsRule: Rule = {
  id: "vendor-settings",
  title: "No setting of the vendor's own contradicts the trust",
  description:
    "Each identity provider has switches that no other has, and that make the rest of the trust worth nothing when they are wrong: profiles that are off, a recipient that is not the ACS, a single sign-on mode that is not SAML.",
  class: "breaks-sign-in",
  breaks: "Sign-in or single logout fails, although everything else is right.",
  prediction: "identity-provider",
  mend: "Set the property as the message says.",
  mends: {},
  checks: [
    check("vendorSettings", ["vendorSettings"], function* (wrong = []) {
      for (const { property, must, ...rest } of wrong)
        yield { path: "vendorSettings", message: `${property} must ${must}.`, ...rest };
    }),
  ],
};
