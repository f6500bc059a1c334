import { globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { localBackend } from "./local-backend.ts";

/**
 * Takes away the attributes of a stack's state where they cannot be read, and gives back the files that are gone.
 *
 * A backend in a local folder replaces the state as a whole, but writes the attributes beside it (`<tenant>.json.attrs`:
 * content type and checksum) in place (gocloud.dev, blob/fileblob/attrs.go). A kill in that moment leaves them empty, and
 * every command of Pulumi ends with "failed to load checkpoint: EOF", although the state is whole. Without that file
 * Pulumi reads the state as it is.
 */
export function dropBrokenAttributes(backend: string, tenant: string): string[] {
  const folder = localBackend(backend);
  if (folder === undefined) return [];
  const broken = globSync(join(folder, "stacks/**", `${tenant}.json{,.gz,.zst}.attrs`)).filter(
    (file) => !isJson(readFileSync(file, "utf8")),
  );
  for (const file of broken) rmSync(file);
  return broken;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
