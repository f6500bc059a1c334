import type { Expectation } from "./expectation.ts";
import { audiencesOf } from "./read/audiences-of.ts";
import type { SamlMessage } from "./read/message.ts";
import { first, textAt, valueAt } from "./read/select.ts";

/** What a message is, and what of it was not checked: so that silence is not taken for approval. */
export function factsOf(
  message: SamlMessage,
  expectation: Expectation,
  decrypted: boolean,
): readonly string[] {
  const { root, assertion, at, kind, signatures } = message;
  const issuer = textAt(first(root, "saml:Issuer"))?.value;
  const audiences = audiencesOf(assertion);
  const certificate = signatures.find((one) => one.certificate !== undefined)?.certificate;
  const issued = valueAt(root, "IssueInstant")?.value;
  return [
    issuer === undefined ? "" : `from ${issuer}`,
    audiences.length === 0 ? "" : `for ${audiences.map(({ value }) => value).join(", ")}`,
    issued === undefined ? "" : `issued ${issued}`,
    at === undefined || kind !== "Response" ? "" : `judged at ${at.time.toISOString()}, by ${at.source}`,
    decrypted ? "decrypted with the key that was given" : "",
    certificate === undefined
      ? ""
      : `signed with ${certificate.fingerprint} (${certificate.subject}), valid until ${certificate.notAfter}`,
    ...(kind === "Response" ? notCompared(message, expectation) : []),
  ].filter(Boolean);
}

function notCompared({ at, signatures }: SamlMessage, expectation: Expectation): string[] {
  const { idp, entityId, addresses } = expectation;
  const missing = [
    idp === undefined && signatures.length > 0
      ? "whether Webex has this certificate (--idp-metadata tells)"
      : "",
    entityId === undefined
      ? "whether audience and addresses are those of your organisation (--tenant tells)"
      : "",
    addresses === undefined ? "whether the address is one of the user's (--user tells)" : "",
    at?.source === "its own IssueInstant"
      ? "whether it came in time (--at, or a trace with Webex's answer, tells)"
      : "",
  ].filter(Boolean);
  return missing.length === 0 ? [] : [`not compared: ${missing.join("; ")}`];
}
