import type { Review } from "../review.ts";
import { oneLine, printableJson } from "./plain-text.ts";
import { problemsOf, problemTitles } from "./problems.ts";

/** A review as SARIF 2.1.0, with each problem at the stack file of its tenant: forges show it beside the change. */
export function sarif({ tenants }: Review): string {
  const results = tenants.flatMap((tenant) =>
    problemsOf(tenant).map(({ id, level, message }) => ({
      ruleId: id,
      level,
      message: { text: `${oneLine(tenant.tenant)}: ${message}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: tenant.file.split("/").map(encodeURIComponent).join("/") },
          },
          logicalLocations: [{ name: oneLine(tenant.tenant), kind: "resource" }],
        },
      ],
    })),
  );
  const rules = [...new Set(results.map(({ ruleId }) => ruleId))].sort().map((id) => ({
    id,
    shortDescription: { text: problemTitles[id] ?? `What the policy ${id.replace(/^policy-/, "")} says` },
  }));
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "webex-sso review", rules } }, columnKind: "utf16CodeUnits", results }],
  };
  return printableJson(log);
}
