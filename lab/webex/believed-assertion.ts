import { readMessage } from "../saml/read-message.ts";
import { digestUris, signatureUris } from "../saml/sign.ts";
import { checkSignature } from "../saml/signature-check.ts";
import type { Decrypted } from "./decrypt.ts";
import type { ImportedIdp } from "./organization.ts";
import type { SpDescription } from "./sp-description.ts";
import { failed, passed, type WebexCheck } from "./verdict.ts";

const algorithms: readonly string[] = [...Object.values(signatureUris), ...Object.values(digestUris)];

/** The assertion that may be believed, and how that was found out. */
export interface Believed {
  readonly unknownAlgorithm?: string;
  readonly state: "valid" | "unsigned" | "wrong";
  readonly reason?: string;
  readonly assertion?: string;
  /** Whether the assertion has a signature of its own, beside that of the response. */
  readonly signedItself: boolean;
}

const own = { signature: { path: ["Response", "Assertion", "Signature", "SignatureValue"] } };

/**
 * A signature over the response covers what was encrypted in it, and so does one over the assertion inside.
 */
export function believedAssertion(
  xml: string,
  decrypted: Extract<Decrypted, { state: "readable" }>,
  { description }: ImportedIdp,
): Believed {
  const used = [...decrypted.xml.matchAll(/<[^>]*:?(?:SignatureMethod|DigestMethod) Algorithm="([^"]*)"/g)];
  const unknown = used.map(([, uri]) => uri ?? "").find((uri) => !algorithms.includes(uri));
  const signedItself = readMessage(decrypted.xml, own).signature !== undefined;
  const outer = checkSignature(xml, description.certificates);
  if (outer.state === "valid" && decrypted.assertion !== undefined)
    return { state: "valid", assertion: decrypted.assertion, signedItself };
  const inner = outer.state === "valid" ? outer : checkSignature(decrypted.xml, description.certificates);
  return { ...inner, signedItself, ...(unknown === undefined ? {} : { unknownAlgorithm: unknown }) };
}

/** What Webex looks at of the signatures. */
export function* signatureChecks(
  { state, reason, unknownAlgorithm, assertion, signedItself }: Believed,
  { wantAssertionsSigned }: SpDescription,
): Generator<WebexCheck> {
  if (unknownAlgorithm !== undefined)
    yield failed("algorithm", "sign-in-algorithm", `The signature uses ${unknownAlgorithm}.`);
  if (state === "unsigned")
    yield failed("signature", "sign-in-unsigned", "Nothing of the response is signed.");
  if (state === "wrong")
    yield failed("signature", "sign-in-other-key", `No imported certificate verifies it: ${reason}.`);
  if (state === "valid") yield passed("signature", "An imported certificate verifies it.");
  // WantAssertionsSigned asks for it in addition to what the binding asks for (saml-metadata-2.0-os §2.4.4). OpenAM, on
  // which Webex's broker stands, looks for it too unless it is set to want signed responses (SAML2Utils.verifyResponse).
  if (state === "valid" && assertion !== undefined && wantAssertionsSigned && !signedItself)
    yield failed("signed assertion", "sign-in-unsigned", "The response is signed, and the assertion is not.");
}
