import { z } from "zod";
import type { Drift } from "./fleet-report.ts";
import { nameOf } from "./recorded-state.ts";

/** What `pulumi refresh --preview-only --json` writes, less every value. */
const refresh = z.object({
  steps: z.array(
    z.object({
      op: z.string(),
      urn: z.string(),
      detailedDiff: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
});

/**
 * What a previewed refresh found to differ from the state.
 *
 * @throws ZodError when it is not what that command writes.
 */
export function readDrift(text: string): Drift {
  const changes = refresh
    .parse(JSON.parse(text))
    .steps.filter(({ op }) => op !== "refresh" && op !== "same")
    .map(({ op, urn, detailedDiff }) => {
      const [type = "", name = ""] = nameOf(urn).split(" ");
      return { operation: op, type, name, properties: Object.keys(detailedDiff ?? {}).sort() };
    });
  return changes.length === 0 ? { kind: "none" } : { kind: "changed", changes };
}
