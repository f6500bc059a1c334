import { type Certificate, daysLeft } from "../../saml/certificate.ts";
import type { ReportCheck } from "./report.ts";

const soonDays = 30;
const name = "signing certificate";
const renew =
  "Have the identity provider make a new signing certificate, run pulumi up --refresh for the tenant, and upload its metadata in Control Hub.";
const lookWhichSigns =
  "Look up at the identity provider which one signs: all is well if it is the valid one. Take one that has ended away.";

/** What the dates of the recorded certificates say. During a rollover one that is not valid stands beside one that is. */
export function certificateChecks(certificates: readonly Certificate[], now: Date): ReportCheck[] {
  const hasValid = certificates.some((one) => isBegun(one, now) && daysLeft(one, now) >= 0);
  return certificates.map((one) => certificateCheck(one, hasValid, now));
}

function certificateCheck(certificate: Certificate, hasValid: boolean, now: Date): ReportCheck {
  const { subject, notBefore, notAfter } = certificate;
  const days = daysLeft(certificate, now);
  const invalid = (detail: string, fix: string): ReportCheck =>
    hasValid
      ? { name, result: "unclear", detail: `${detail}; another one is valid.`, fix: lookWhichSigns }
      : { name, result: "failed", detail: `${detail}.`, fix };
  if (!isBegun(certificate, now))
    return invalid(
      `${subject} is valid from ${notBefore.slice(0, 10)} only`,
      "Check the clocks of this machine and of the identity provider, or wait until then.",
    );
  if (days < 0) return invalid(`${subject} ended on ${notAfter.slice(0, 10)}`, renew);
  return {
    name,
    result: "passed",
    detail: `${subject} ends on ${notAfter.slice(0, 10)}, in ${days} days.`,
    ...(days < soonDays ? { fix: renew } : {}),
  };
}

function isBegun({ notBefore }: Certificate, now: Date): boolean {
  return Date.parse(notBefore) <= now.getTime();
}
