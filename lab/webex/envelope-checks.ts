import type { readMessage } from "../saml/read-message.ts";
import type { Arrived, Pending } from "./arrived.ts";
import type { Decrypted } from "./decrypt.ts";
import { check, failed, type WebexCheck } from "./verdict.ts";

/** What is read of a response before anything of it is believed. */
export const responseFields = {
  version: { path: ["Response"], attribute: "Version" },
  inResponseTo: { path: ["Response"], attribute: "InResponseTo" },
  destination: { path: ["Response"], attribute: "Destination" },
  issuer: { path: ["Response", "Issuer"] },
  signature: { path: ["Response", "Signature", "SignatureValue"] },
  status: { path: ["Response", "Status", "StatusCode"], attribute: "Value" },
  below: { path: ["Response", "Status", "StatusCode", "StatusCode"], attribute: "Value" },
};

/** What a response says of itself. */
export type Envelope = ReturnType<typeof readMessage<typeof responseFields>>;

const success = "urn:oasis:names:tc:SAML:2.0:status:Success";

/** From whom it is, what Webex has of them, and whether it can be read. */
export function* envelopeChecks(
  { xml }: Arrived,
  { version, issuer, status, below }: Envelope,
  decrypted: Decrypted,
  { idp: { description } }: Pending,
): Generator<WebexCheck> {
  yield check("version", "sign-in-version", version === "2.0", `The response is of SAML ${version}.`);
  const codes = [status, below].filter((one) => one !== undefined).map(shortStatus);
  yield check("status", "sign-in-status", status === success, `The status is ${codes.join(", ")}.`);
  // Optional for a response, not for an assertion (saml-core-2.0-os §3.2.2, §2.3.3).
  yield check(
    "issuer",
    "sign-in-issuer",
    issuer === undefined || issuer === description.entityId,
    issuer === undefined
      ? "The response names no issuer, and need not."
      : `The response is from ${issuer}; imported is ${description.entityId}.`,
  );
  yield check(
    "imported certificate",
    "sign-in-no-certificate",
    description.certificates.length > 0,
    `The imported metadata has ${description.certificates.length} signing certificates.`,
  );
  yield check(
    "place of the certificate",
    "sign-in-certificate-not-first",
    description.keyFirst,
    description.keyFirst
      ? "KeyDescriptor comes first in IDPSSODescriptor."
      : "KeyDescriptor does not come first in IDPSSODescriptor of the imported metadata.",
  );
  if (decrypted.state === "cipher") yield failed("encryption", "sign-in-cipher", decrypted.detail);
  if (decrypted.state === "key") yield failed("encryption", "sign-in-encryption-key", decrypted.detail);
  const present = /<(?:[\w.-]+:)?(?:Encrypted)?Assertion[\s>]/.test(xml);
  yield check(
    "assertion",
    "sign-in-no-assertion",
    present,
    present ? "There is an assertion." : "The response says Success and has no assertion.",
  );
}

function shortStatus(code: string): string {
  return code.slice(code.lastIndexOf(":") + 1);
}
