import { oneLine, printableJson } from "./plain-text.ts";

/** One thing that is wrong, at a file of the project. */
export interface SarifResult {
  /** Stable: people filter by it. */
  readonly ruleId: string;
  readonly level: "error" | "warning" | "note";
  readonly text: string;
  /** From the project's folder. */
  readonly file: string;
  /** What it is about, where a file has it: a tenant. */
  readonly about?: string;
}

/** What is the same for all results of a rule. */
export interface SarifRule {
  readonly title: string;
  readonly helpUri?: string;
}

/**
 * SARIF 2.1.0, which forges show beside the code.
 *
 * @param ruleOf the words for a rule.
 */
export function sarifLog(
  tool: string,
  problems: readonly SarifResult[],
  ruleOf: (id: string) => SarifRule,
): string {
  const results = problems.map(({ ruleId, level, text, file, about }) => ({
    ruleId,
    level,
    message: { text },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: file.split("/").map(encodeURIComponent).join("/") } },
        ...(about === undefined ? {} : { logicalLocations: [{ name: oneLine(about), kind: "resource" }] }),
      },
    ],
  }));
  const rules = [...new Set(problems.map(({ ruleId }) => ruleId))].sort().map((id) => {
    const { title, helpUri } = ruleOf(id);
    return { id, shortDescription: { text: title }, ...(helpUri === undefined ? {} : { helpUri }) };
  });
  return printableJson({
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: tool, rules } }, columnKind: "utf16CodeUnits", results }],
  });
}
