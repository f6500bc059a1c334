import type { FieldPath } from "./field.ts";

/**
 * The fields whose values messages may show: addresses, names of algorithms, figures and public certificates. What
 * fills an attribute is not among them: an expression can hold anything. A policy pack gets secrets as plain text.
 */
const quotable: ReadonlySet<FieldPath> = new Set([
  "entityId",
  "audience",
  "nameIdFormat",
  "claim.name",
  "acs.url",
  "acs.binding",
  "acs.index",
  "acs.isDefault",
  "singleLogout.url",
  "singleLogout.binding",
  "singleLogout.responseUrl",
  "singleLogout.certificates",
  "signature.algorithm",
  "signature.digest",
  "encryption.algorithm",
  "encryption.certificate",
  "clockSkewMinutes",
  "validity.logoutCertificates",
  "validity.encryptionCertificate",
  "validity.signingCertificates",
] satisfies FieldPath[]);

const longest = 200;

/** A value for a message: shown where its field cannot hold a secret, and never so that it steers a terminal. */
export function quote(path: FieldPath, value: unknown): string {
  if (value === undefined) return "not set";
  if (!quotable.has(path)) return "a value that is not shown here";
  const text = withoutCredentials(String(value)).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** An address can carry a password before its host and a token behind its path. */
function withoutCredentials(text: string): string {
  return text.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, "$1…@").replace(/[?#].*$/s, "?…");
}
