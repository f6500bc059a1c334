import type { Report } from "./report.ts";

/**
 * The pinned fingerprint in the form of `Certificate.fingerprint`.
 *
 * @returns undefined without a pin; "invalid", with a finding, when it is no SHA-256 fingerprint.
 */
export function parsePin(text: string | undefined, report: Report): string | "invalid" | undefined {
  if (text === undefined) return undefined;
  const digits = text.replace(/[:\s]/g, "").toUpperCase();
  if (/^[0-9A-F]{64}$/.test(digits)) return (digits.match(/../g) as string[]).join(":");
  const sha1 = /^[0-9A-F]{40}$/.test(digits) ? " It looks like a SHA-1 fingerprint." : "";
  report.add(
    "metadata-pin-invalid",
    `The pinned certificate “${text}” is no SHA-256 fingerprint: that has 64 hexadecimal digits, with or without colons.${sha1}`,
    "Correct webex-sso:metadataCertificate in the tenant's configuration.",
  );
  return "invalid";
}
