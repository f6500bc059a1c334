import { visible } from "../../saml/format-findings.ts";
import type { RotatedCertificate, RotationReport } from "./rotation-report.ts";

const sides = { "identity-provider": "the identity provider's", webex: "Webex's" };

/** Where a rotation stands, for people. */
export function printRotation(report: RotationReport): string {
  const { tenant, rotation, certificates, warnings, change, metadata = [], next, files } = report;
  const stands =
    rotation === undefined
      ? "no rotation is in progress"
      : `${sides[rotation.side]} certificate, begun ${rotation.began}: ${rotation.stage}${rotation.confirmed === undefined ? "" : `, confirmed ${rotation.confirmed}`}`;
  return visible(
    [
      `${tenant}: ${stands}`,
      ...certificates.map(certificateLine),
      ...section("The new metadata file", metadata),
      ...section("Careful", warnings),
      ...(change === undefined
        ? []
        : [
            "",
            change.isWritten ? `${change.file} is changed:` : `${change.file} would be changed:`,
            ...change.difference.map((line) => `  ${line}`),
          ]),
      ...(files.length === 0 ? [] : ["", ...files.map((file) => `Written: ${file}`)]),
      "",
      `Next: ${titles[next.stage]}`,
      ...next.instructions.map((text, place) => `  ${place + 1}. ${text}`),
    ].join("\n"),
  );
}

/** What comes next, in a few words. */
export const titles: Readonly<Record<RotationReport["next"]["stage"], string>> = {
  begin: "begin, when it is time",
  deploy: "deploy",
  appear: "have the new certificate there",
  "hand-over": "hand the new certificate over, and confirm it",
  switch: "switch",
  activate: "make the new certificate sign",
  retire: "retire the old certificate",
};

function certificateLine({ side, role, fingerprint, notAfter, daysLeft }: RotatedCertificate): string {
  const left =
    daysLeft < 0 ? `ended ${notAfter.slice(0, 10)}` : `${daysLeft} days left, until ${notAfter.slice(0, 10)}`;
  return `  ${side === "webex" ? "Webex" : "identity provider"}: ${fingerprint.slice(0, 23)}… ${role}; ${left}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `${title}:`, ...lines.map((line) => `  ${line}`)];
}
