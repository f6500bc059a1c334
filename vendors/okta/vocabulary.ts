import type { GroupFilter } from "../../saml/attribute-source.ts";
import type { DigestAlgorithm, SignatureAlgorithm } from "../../saml/trust-model.ts";

/** Okta's words for algorithms. */
export const signatureAlgorithms: Partial<Record<SignatureAlgorithm, string>> = {
  "rsa-sha1": "RSA_SHA1",
  "rsa-sha256": "RSA_SHA256",
};
export const digestAlgorithms: Partial<Record<DigestAlgorithm, string>> = { sha1: "SHA1", sha256: "SHA256" };

/** Okta's words for the ways in which a group attribute statement filters. */
export const groupFilters: Record<GroupFilter["match"], string> = {
  startsWith: "STARTS_WITH",
  equals: "EQUALS",
  contains: "CONTAINS",
  regex: "REGEX",
};
