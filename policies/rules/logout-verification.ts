import type { Capabilities } from "../../saml/capabilities.ts";
import type { Certificate } from "../../saml/certificate.ts";
import { webexMessages } from "../../saml/webex-message.ts";
import { check, type Rule } from "../rule.ts";
import { betweenFiles } from "./between-files.ts";

export const logoutVerificationRule: Rule = {
  id: "logout-verification",
  title: "The identity provider can verify Webex's logout messages",
  description:
    "Webex signs them, and the identity provider verifies them with the signing certificates of the metadata: all of them where it takes several, so that a rollover goes unnoticed.",
  class: "degrades",
  breaks: "Sign-in works and sign-out fails.",
  prediction: webexMessages.logout,
  mend: "Give it the signing certificates of the metadata.",
  mends: {
    okta: "Set singleLogoutCertificate to the metadata's, as bare base64.",
    pingfederate: "Have the metadata's in credentials.certs, with activeVerificationCert.",
    pingone: "Upload the metadata's, and name them in samlOptions.spVerification.certificateIds.",
    adfs: "Set requestSigningCertificate to the metadata's.",
  },
  checks: [
    check(
      "logoutCertificates",
      ["singleLogout.certificates"],
      function* (certificates) {
        if (certificates?.length === 0)
          yield {
            path: "singleLogout.certificates",
            message: "No certificate verifies Webex's logout messages.",
          };
      },
      { applies },
    ),
    check(
      "logoutCertificates",
      ["singleLogout.certificates"],
      function* (certificates, { knowledge, capabilities }) {
        const { wanted, chosen } = knowledge;
        if (certificates === undefined || certificates.length === 0) return;
        if (wanted === undefined || wanted.singleLogout === "off") return;
        const current = wanted.singleLogout.certificates;
        const isOne = capabilities.singleLogout.certificates === "one";
        // Where there is room for one, the tenant's choice is the first; without a choice each is as good.
        const needed = isOne && chosen ? current.slice(0, 1) : current;
        const missing = needed.filter((one) => !has(certificates, one));
        const enough = isOne ? missing.length < needed.length : missing.length === 0;
        for (const { fingerprint } of enough ? [] : missing)
          yield {
            path: "singleLogout.certificates",
            message: `The certificate {value} of the metadata does not verify logout messages.${
              certificates.some((one) => has(current, one)) ? "" : betweenFiles(certificates, knowledge)
            }`,
            value: fingerprint,
          };
      },
      { needs: ["metadata"], applies },
    ),
  ],
};

function applies({ singleLogout }: Capabilities): boolean {
  return singleLogout.certificates !== "none";
}

function has(certificates: readonly Certificate[], { fingerprint }: Certificate): boolean {
  return certificates.some((one) => one.fingerprint === fingerprint);
}
