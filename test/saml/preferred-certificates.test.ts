import { expect, test } from "vitest";
import { readCertificate } from "../../saml/certificate.ts";
import { preferredCertificates } from "../../saml/preferred-certificates.ts";
import { makeKey } from "../fixtures/metadata-key.ts";

const certificate = (notBefore: string, notAfter: string) =>
  readCertificate(makeKey({ notBefore, notAfter }).base64);
const [expired, current, longer, coming] = [
  certificate("2020-01-01", "2025-01-01"),
  certificate("2020-01-01", "2027-01-01"),
  certificate("2021-01-01", "2028-01-01"),
  certificate("2027-06-01", "2033-01-01"),
];
const now = new Date("2026-11-21");

test("valid ones come first, the longest first; then those to come; none that has expired", () => {
  expect(preferredCertificates([expired, coming, current, longer], now)).toEqual([longer, current, coming]);
});

test("the one that is named comes first of all, unless it has expired", () => {
  expect(preferredCertificates([longer, coming], now, coming.fingerprint)).toEqual([coming, longer]);
  expect(preferredCertificates([longer, expired], now, expired.fingerprint)).toEqual([longer]);
});
