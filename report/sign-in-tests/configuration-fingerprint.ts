import { createHash } from "node:crypto";

/**
 * Stands for what a sign-in test has tested: the tenant's configuration without secrets, and the metadata that it names.
 * White space, comments, a credential that was renewed and how far a rotation of certificates is change nothing.
 *
 * @param values the keys of the stack file's `config`.
 * @param readFile reads a file beside the stack file.
 * @example configurationFingerprint(parse(text).config, readFile) // "sha256:5f2c…"
 */
export function configurationFingerprint(
  values: Readonly<Record<string, unknown>>,
  readFile: (path: string) => Uint8Array,
): string {
  // The memory of `webex-sso rotate`: what a step changes stands in other keys. A test is what `--confirm` is said after.
  const { "webex-sso:rotation": _, ...tested } = values;
  const hash = createHash("sha256").update(JSON.stringify(sorted(tested)));
  const metadata = values["webex-sso:metadata"];
  if (typeof metadata === "string")
    try {
      hash.update(readFile(metadata));
    } catch {
      hash.update("missing");
    }
  return `sha256:${hash.digest("hex")}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  if ("secure" in value) return "secret";
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
