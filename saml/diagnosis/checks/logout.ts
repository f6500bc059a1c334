import { createVerify, X509Certificate } from "node:crypto";
import { signatureMethods } from "../../xml/signature-algorithms.ts";
import type { ExpectedIdp } from "../expectation.ts";
import type { Problem } from "../problem.ts";
import { placeOf } from "../read/place.ts";
import { valueAt } from "../read/select.ts";
import type { CapturedMessage } from "../unwrap/capture.ts";
import { type Check, refusal } from "./check.ts";
import { differenceOf, notWebex } from "./compare-addresses.ts";

/** Webex takes no logout message that is not signed (saml-profiles-2.0-os §4.4.3.1). */
export const checkLogoutSignature: Check = function* (message, { idp }) {
  const { root, captured, signatures, kind, fromWebex } = message;
  // What Webex itself has signed, the identity provider has to verify.
  const cause = fromWebex ? "logout-not-answered" : "logout-signature";
  const place = placeOf(root);
  const { detached, binding } = captured;
  for (const { refused, result, covered } of signatures)
    if (refused !== undefined || result === "changed" || result === "other-key")
      yield refusal(
        cause,
        `The signature of ${covered.localName} ${refused === undefined ? whyNot[result] : `is not of the kind that is allowed: ${refused.message}`}.`,
        place,
      );
  if (detached !== undefined && idp !== undefined && !fromWebex) {
    const why = detachedProblem(detached, idp);
    if (why !== undefined) yield refusal(cause, why, place);
  }
  if (signatures.length > 0 || detached !== undefined) return;
  if (binding === undefined || captured.asText) yield elsewhere(kind, place);
  else yield refusal(cause, `The ${kind} is not signed.`, place);
};

const whyNot: Readonly<Record<string, string>> = {
  changed: "does not fit its content: it was changed afterwards",
  "other-key": "was made with none of the certificates of the sender's metadata",
};

function elsewhere(kind: string, place: Problem["place"]): Problem {
  return {
    code: "diagnosis-signature-elsewhere",
    message: `The ${kind} has no signature in it. Sent by HTTP-Redirect it has none: there the signature stands in the address.`,
    ...(place === undefined ? {} : { place }),
    fix: "Give the whole address, or a HAR file, to have the signature looked at.",
  };
}

function detachedProblem(
  { algorithm, octets, signature }: NonNullable<CapturedMessage["detached"]>,
  { certificates }: ExpectedIdp,
): string | undefined {
  const method = signatureMethods.get(algorithm);
  if (method === undefined) return `The signature in the address uses ${algorithm || "no algorithm"}.`;
  const verifies = certificates.some(({ base64 }) => {
    const { publicKey } = new X509Certificate(Buffer.from(base64, "base64"));
    if (publicKey.asymmetricKeyType !== method.keyType) return false;
    const key = { key: publicKey, dsaEncoding: "ieee-p1363" } as const;
    return createVerify(method.hash).update(octets).verify(key, Buffer.from(signature, "base64"));
  });
  return verifies
    ? undefined
    : "The signature in the address was made with none of the certificates of the metadata that Webex has, or the address was changed.";
}

/** Webex takes answers to its own logout requests only. */
export const checkLogoutAskedFor: Check = function* ({ root, fromWebex, requests, request }) {
  if (fromWebex) return;
  const answered = valueAt(root, "InResponseTo");
  const place = placeOf(root, "InResponseTo");
  if (answered === undefined || answered.value === "")
    yield refusal("logout-not-asked", "It has no InResponseTo: it answers no logout request.", place);
  else if (requests > 0 && request === undefined)
    yield refusal(
      "logout-not-asked",
      `It answers ${answered.value}, and no logout request of Webex in this trace has that ID.`,
      place,
    );
};

/** Where a logout message goes, if it goes to Webex. Signed, it has to say so (saml-bindings-2.0-os §3.4.5.2, §3.5.5.2). */
export const checkLogoutAddress: Check = function* ({ root, fromWebex, captured }, { logoutUrls }) {
  if (fromWebex) return;
  const { value = "", place = placeOf(root, "Destination") } = valueAt(root, "Destination") ?? {};
  const reason = wrongLogoutAddress(value, logoutUrls, captured.sentTo);
  if (reason === undefined) return;
  const what = value === "" ? "There is no Destination" : `The Destination is ${value}`;
  yield refusal("logout-destination", `${what}; ${reason}.`, place);
};

function wrongLogoutAddress(
  value: string,
  logoutUrls: readonly string[] | undefined,
  sentTo: string | undefined,
): string | undefined {
  if (logoutUrls !== undefined && !logoutUrls.includes(value))
    return `Webex takes logout messages at ${logoutUrls.join(", ") || "no address"}${differenceOf(value, logoutUrls[0] ?? "")}`;
  const reason = logoutUrls === undefined && value !== "" ? notWebex(value) : undefined;
  if (reason !== undefined) return reason;
  if (value === "") return "a signed message names the address that it is sent to";
  return sentTo === undefined || sentTo === value
    ? undefined
    : `the message goes to ${sentTo}${differenceOf(value, sentTo)}`;
}
