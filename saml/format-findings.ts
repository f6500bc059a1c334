import type { Finding } from "./finding.ts";

/** One finding as text: what is so, and what to do. Control characters are made visible. */
export function formatFinding({ code, subject, message, fix }: Finding): string {
  return visible(`${code} · ${subject}\n  ${message}\n  → ${fix}`);
}

/** Findings as text, each with its severity. */
export function formatFindings(findings: readonly Finding[]): string {
  return findings.map((finding) => `${finding.severity} ${formatFinding(finding)}`).join("\n");
}

/** A file's or a tenant's text must not steer the terminal that it is printed on, nor reverse what is read. */
export function visible(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
