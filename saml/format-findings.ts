import type { Finding } from "./finding.ts";

/** One finding as text: what is so, and what to do. Control characters are made visible. */
export function formatFinding({ code, subject, message, fix }: Finding): string {
  return visible(`${code} · ${subject}\n  ${message}\n  → ${fix}`);
}

/** Findings as text, each with its severity. */
export function formatFindings(findings: readonly Finding[]): string {
  return findings.map((finding) => `${finding.severity} ${formatFinding(finding)}`).join("\n");
}

/** A file's or a tenant's text must not steer the terminal that it is printed on. */
function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
