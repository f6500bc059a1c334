import { digestUris, signatureUris } from "../saml/sign.ts";
import { checkSignature } from "../saml/signature-check.ts";
import type { Decrypted } from "./decrypt.ts";
import type { ImportedIdp } from "./organization.ts";
import { failed, passed, type WebexCheck } from "./verdict.ts";

const algorithms: readonly string[] = [...Object.values(signatureUris), ...Object.values(digestUris)];

/** The assertion that may be believed, and how that was found out. */
export interface Believed {
  readonly unknownAlgorithm?: string;
  readonly state: "valid" | "unsigned" | "wrong";
  readonly reason?: string;
  readonly assertion?: string;
}

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
  const outer = checkSignature(xml, description.certificates);
  if (outer.state === "valid" && decrypted.assertion !== undefined)
    return { state: "valid", assertion: decrypted.assertion };
  const inner = outer.state === "valid" ? outer : checkSignature(decrypted.xml, description.certificates);
  return { ...inner, ...(unknown === undefined ? {} : { unknownAlgorithm: unknown }) };
}

/** What Webex looks at of the signatures. */
export function* signatureChecks({ state, reason, unknownAlgorithm }: Believed): Generator<WebexCheck> {
  if (unknownAlgorithm !== undefined)
    yield failed("algorithm", "sign-in-algorithm", `The signature uses ${unknownAlgorithm}.`);
  if (state === "unsigned")
    yield failed("signature", "sign-in-unsigned", "Nothing of the response is signed.");
  if (state === "wrong")
    yield failed("signature", "sign-in-other-key", `No imported certificate verifies it: ${reason}.`);
  if (state === "valid") yield passed("signature", "An imported certificate verifies it.");
}
