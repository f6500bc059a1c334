import { encryptionAlgorithms } from "../../saml/trust-model.ts";
import { webexMessages } from "../../saml/webex-message.ts";
import { check, type Rule } from "../rule.ts";
import { betweenFiles } from "./between-files.ts";

export const encryptionRule: Rule = {
  id: "encryption",
  title: "What is encrypted, Webex can decrypt",
  description:
    "Encryption is off unless the tenant wants it. Where it is on, the cipher is in CBC mode, which Webex can do and AES-GCM it cannot, and the certificate is one of the metadata.",
  class: "breaks-sign-in",
  breaks: "Nobody can sign in: Webex cannot read the assertion.",
  prediction: webexMessages.decryption,
  mend: "Switch encryption off, or encrypt with AES in CBC mode to the certificate of the metadata.",
  mends: {
    pingfederate:
      "Set encryptionPolicy.encryptAssertion to false, or credentials.blockEncryptionAlgorithm to AES_128 or AES_256 and the encryption certificate to the metadata's.",
    adfs: "Set encryptClaims to false, or encryptionCertificate to the metadata's.",
  },
  checks: [
    check(
      "encryption",
      ["encryption.algorithm", "encryption.certificate"],
      function* (encryption = "off") {
        if (encryption === "off") return;
        if (encryption.algorithm === undefined)
          yield {
            path: "encryption.algorithm",
            message: `Assertions are encrypted by an algorithm other than ${encryptionAlgorithms.join(" and ")}.`,
          };
        if (encryption.certificate === undefined)
          yield {
            path: "encryption.certificate",
            message: "Assertions are encrypted, but with no certificate.",
          };
      },
      { applies: canEncrypt },
    ),
    check(
      "encryption",
      ["encryption.certificate", "encryption"],
      function* (encryption = "off", { knowledge }) {
        const { wanted, chosen, encryptionCertificates } = knowledge;
        if (encryption === "off") {
          if (chosen && wanted?.encryption !== "off")
            yield {
              path: "encryption",
              message: "The tenant wants assertions to be encrypted; they are not.",
              class: "hygiene",
            };
          return;
        }
        const configured = encryption.certificate?.fingerprint;
        if (encryptionCertificates === undefined || configured === undefined) return;
        if (!encryptionCertificates.some(({ fingerprint }) => fingerprint === configured))
          yield {
            path: "encryption.certificate",
            message: `Assertions are encrypted to the certificate {value}, which is none of the metadata.${betweenFiles([{ fingerprint: configured }], knowledge)}`,
            value: configured,
          };
      },
      { needs: ["metadata"], applies: canEncrypt },
    ),
  ],
};

function canEncrypt({ encryption }: { readonly encryption: readonly unknown[] }): boolean {
  return encryption.length > 0;
}
