import { type FindingCode, findingCatalogue } from "./finding-catalogue.ts";
import type { Reference } from "./reference.ts";

/** `error` stops a deployment, `warning` is printed at every one, and all of them are in the outputs of the stack. */
export type Severity = "error" | "warning" | "info";

/** One thing that is wrong or worth knowing. The only shape in which this project reports it. */
export type Finding = {
  [Code in FindingCode]: {
    readonly code: Code;
    readonly severity: Severity;
    /** The file, tenant or resource that it is about, with the place in it where one is known. */
    readonly subject: string;
    /** What is so, with the value (never a secret). */
    readonly message: string;
    /** What to do next. */
    readonly fix: string;
    readonly reference: Reference;
  };
}[FindingCode];

/**
 * Makes a finding; severity and reference come from the catalogue's row of its code.
 *
 * @example finding("metadata-empty", { subject: "idb-meta-SP.xml", message: "The file is empty.", fix: "Download it again." })
 */
export function finding(
  code: FindingCode,
  text: { readonly subject: string; readonly message: string; readonly fix: string },
): Finding {
  return { code, ...findingCatalogue[code], ...text } as Finding;
}

/** Whether one of them stops a deployment. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
