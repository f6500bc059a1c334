import { titles } from "./print-rotation.ts";
import type { RotationReport } from "./rotation-report.ts";

/** What somebody does next, to tick off: Markdown. */
export function checklist(report: RotationReport, day: string): string {
  const { tenant, rotation, certificates, warnings, next, files } = report;
  const whose = rotation?.side === "webex" ? "Webex's certificate" : "The identity provider's certificate";
  return [
    `# ${tenant}: ${titles[next.stage]}`,
    "",
    rotation === undefined
      ? `No rotation is in progress. ${day}.`
      : `${whose}, begun ${rotation.began}, now ${rotation.stage}. ${day}.`,
    "",
    ...warnings.map((text) => `> ${text}\n`),
    ...next.instructions.map((text) => `- [ ] ${escaped(text)}`),
    "",
    "| whose | certificate (SHA-256) | | until | days left |",
    "| --- | --- | --- | --- | --- |",
    ...certificates.map(
      ({ side, fingerprint, role, notAfter, daysLeft }) =>
        `| ${side === "webex" ? "Webex" : "identity provider"} | \`${fingerprint}\` | ${role} | ${notAfter.slice(0, 10)} | ${daysLeft} |`,
    ),
    "",
    ...files.map((file) => `File to hand over: \`${file}\``),
    "",
  ].join("\n");
}

/** Placeholders in angle brackets would be taken for HTML. */
function escaped(text: string): string {
  return text.replace(/[<>]/g, (bracket) => (bracket === "<" ? "&lt;" : "&gt;"));
}
