import type { FindingCode } from "../../finding-catalogue.ts";
import { attributeOf, elementsBelow } from "../../xml/elements.ts";
import type { Expectation } from "../expectation.ts";
import type { Problem } from "../problem.ts";
import type { SamlMessage } from "../read/message.ts";
import { placeOf } from "../read/place.ts";
import { first, valueAt } from "../read/select.ts";
import type { ReadSignature } from "../read/signatures.ts";
import { type Check, refusal } from "./check.ts";
import { tampering } from "./tampering.ts";

/** What a refusal of a signature's structure is called here. */
const codes: Readonly<Record<string, FindingCode>> = {
  "xml-signature-hidden": "tampering-hidden-text",
  "xml-signature-transforms": "tampering-transforms",
  "xml-signature-empty": "tampering-empty-digest",
  "xml-signature-refused": "tampering-signature-form",
};

/** The signatures of a response and its assertion. */
export const checkSignatures: Check = function* (message, expectation) {
  const { signatures, encrypted, assertion, root, kind } = message;
  for (const signature of signatures) yield* problemsOf(signature, message, expectation);
  if (kind !== "Response" || (encrypted !== undefined && assertion === undefined) || !hasContent(message))
    return;
  if (signatures.length === 0)
    yield refusal("sign-in-unsigned", "Nothing of the response is signed.", placeOf(assertion ?? root));
  else if (
    expectation.wantAssertionsSigned &&
    assertion !== undefined &&
    !signatures.some(({ covered }) => covered === assertion)
  )
    yield refusal(
      "sign-in-unsigned",
      "The response is signed, and its assertion is not; the Webex metadata asks for signed assertions.",
      placeOf(assertion),
    );
};

function hasContent({ assertion, encrypted }: SamlMessage): boolean {
  return assertion !== undefined || encrypted !== undefined;
}

function* problemsOf(
  signature: ReadSignature,
  { captured, root, at }: SamlMessage,
  { idp }: Expectation,
): Generator<Problem> {
  const { element, covered, refused, structure, result, certificate, reformatted } = signature;
  const place = placeOf(element);
  const cause = "sign-in-other-key";
  if (refused !== undefined) {
    yield refusedSignature(signature, root);
    return;
  }
  if (structure?.legacy)
    yield {
      code: "signature-sha1",
      message: `The signature of ${covered.localName} uses SHA-1, which can be forged.`,
      place,
      fix: "Sign with RSA and SHA-256: that is what the tenant's configuration gives, so run pulumi up --refresh.",
    };
  if (structure?.method.keyType === "ec")
    yield refusal(
      "sign-in-algorithm",
      `The signature of ${covered.localName} uses ECDSA; that Webex takes anything but RSA is written nowhere.`,
      place,
    );
  if (result === "changed" && reformatted && captured.asText)
    yield {
      code: "diagnosis-reformatted",
      message: `The signature of ${covered.localName} fits as soon as line breaks and blanks between elements are left out: a viewer has laid out the message anew.`,
      place,
      fix: "Nothing to do. To be sure, give the message as it was sent: base64, or a HAR file.",
    };
  else if (result === "changed")
    yield {
      code: "tampering-changed",
      message: `The content of ${covered.localName} is not what was signed: it was changed afterwards.`,
      place,
      cause,
      fix: "If the message was copied by hand or out of a viewer, give it as it was sent: base64, or a HAR file. Otherwise something between the identity provider and Webex changes messages: find it and take it away.",
    };
  if (result === "other-key")
    yield refusal(
      cause,
      certificate === undefined
        ? `None of the ${idp?.certificates.length ?? 0} signing certificates in the identity provider's metadata verifies the signature of ${covered.localName}.`
        : `${covered.localName} is signed with the certificate ${certificate.fingerprint} (${certificate.subject}), which is none of the ${idp?.certificates.length ?? 0} of the metadata that Webex has: ${idp?.certificates.map(({ fingerprint }) => fingerprint).join(", ")}.`,
      place,
    );
  if (certificate !== undefined && at !== undefined) {
    const time = at.time.toISOString();
    const isValid = certificate.notBefore <= time && time <= certificate.notAfter;
    if (!isValid)
      yield {
        code: "signature-certificate-dates",
        message: `The certificate that signed ${covered.localName} (${certificate.subject}) is valid from ${certificate.notBefore} to ${certificate.notAfter}; it was ${time}.`,
        place,
        fix: "Renew the signing certificate at the identity provider, and import its metadata in Control Hub again.",
      };
  }
}

function refusedSignature({ element, covered, refused }: ReadSignature, root: Element): Problem {
  const reason = `The signature of ${covered.localName} is not of the kind that is allowed: ${refused?.message.replace(/\.+$/, "")}.`;
  const reference = first(element, "ds:SignedInfo", "ds:Reference");
  const method = valueAt(first(element, "ds:SignedInfo", "ds:SignatureMethod"), "Algorithm");
  if (refused?.code === "xml-signature-reference" && reference !== undefined)
    return wrappedReference(reference, covered, root);
  const code = codes[refused?.code ?? ""] ?? "tampering-signature-form";
  if (refused?.code !== "xml-signature-algorithm") return tampering(code, reason, placeOf(element));
  const place = method?.place ?? placeOf(element);
  if (!/hmac/i.test(method?.value ?? "")) return refusal("sign-in-algorithm", reason, place);
  const why = "With HMAC, whoever has the public certificate could sign.";
  return tampering("tampering-hmac", `${reason} ${why}`, place, "sign-in-algorithm");
}

/** The signature covers something else than the element that it stands in. */
function wrappedReference(reference: Element, covered: Element, root: Element): Problem {
  const uri = attributeOf(reference, "URI");
  const place = placeOf(reference, "URI");
  if (uri !== undefined && uri !== "" && !uri.startsWith("#"))
    return tampering(
      "tampering-external-reference",
      `The signature of ${covered.localName} covers ${uri}, which is not in the message.`,
      place,
    );
  const target = [...elementsBelow(root)].find(
    (one) => uri !== undefined && attributeOf(one, "ID") === uri.slice(1),
  );
  return tampering(
    "tampering-wrapped",
    `The signature that stands in ${covered.localName} (${attributeOf(covered, "ID") ?? "without an ID"}) covers ${target === undefined ? `“${uri ?? ""}”, which is nothing` : placeOf(target).path}: what is signed is not what is read.`,
    place,
  );
}
