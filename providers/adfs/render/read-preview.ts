import { stripVTControlCharacters } from "node:util";
import type { PreviewStep } from "./changes-of-preview.ts";

/** What `pulumi preview --json` writes. */
export interface Preview {
  readonly steps: readonly PreviewStep[];
  readonly changeSummary: object;
  readonly diagnostics?: readonly { readonly severity: string; readonly message: string }[];
}

/**
 * Reads a preview that succeeded. Of one that failed, the steps up to the failure are there: they look like all of it.
 *
 * @throws Error with what went wrong, as Pulumi says it
 */
export function readPreview(json: string): Preview {
  const preview = parse(json);
  if (!isPreview(preview)) {
    throw new Error(`This is not a whole preview. ${howTo}`);
  }
  const failures = (preview.diagnostics ?? []).filter(({ severity }) => severity === "error");
  if (failures.length === 0) return preview;
  const reasons = failures.map(({ message }) => stripVTControlCharacters(message).trim());
  throw new Error(["The preview failed, and a script of it would lack something.", ...reasons].join("\n"));
}

const howTo =
  "Run npm run -s pulumi -- preview --json -s TENANT: what it writes on standard output goes in here.";

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Error(`There is no preview to read: ${(cause as Error).message}. ${howTo}`, { cause });
  }
}

/** The summary is written last. */
function isPreview(value: unknown): value is Preview {
  if (typeof value !== "object" || value === null) return false;
  const { steps, changeSummary } = value as Partial<Preview>;
  return Array.isArray(steps) && typeof changeSummary === "object";
}
