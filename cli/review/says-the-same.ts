import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import type { ChangeInGit } from "../../fleet/touched/find-touched.ts";
import type { TouchedTenant } from "../../fleet/touched/touched-tenants.ts";

/** Whether a stack file has the same content as at the base, and nothing else touches its tenant. */
export async function saysTheSame(
  { file, because, change: kind }: TouchedTenant,
  change: ChangeInGit,
): Promise<boolean> {
  if (kind !== "changed" || because.some((path) => path !== file)) return false;
  const before = await change.readBase(file);
  try {
    return (
      before !== undefined &&
      isDeepStrictEqual(parse(before), parse(readFileSync(join(change.base.repository, file), "utf8")))
    );
  } catch {
    // One that is no YAML says nothing, as the preview will tell.
    return false;
  }
}
