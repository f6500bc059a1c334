import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { ChangeInGit } from "../../fleet/touched/find-touched.ts";
import type { TouchedTenant } from "../../fleet/touched/touched-tenants.ts";
import type { RotationChange } from "../../review/rotation-step.ts";
import { present } from "../../saml/present.ts";
import { type Rotation, rotationConfig } from "../../stacks/rotation-config.ts";
import { type VendorKind, vendors } from "../../vendors/index.ts";

/** A tenant's rotation at the base and with the change; undefined where it has none, or its files do not tell. */
export async function rotationChange(
  { file, change: kind }: TouchedTenant,
  change: ChangeInGit,
): Promise<RotationChange | undefined> {
  if (kind !== "changed") return undefined;
  try {
    const was = configOf(await change.readBase(file));
    const is = configOf(readFileSync(join(change.base.repository, file), "utf8"));
    const [before, after] = [was, is].map(rotationOf);
    const vendor = (is["webex-sso:idp"] as { readonly kind?: unknown } | undefined)?.kind;
    if (typeof vendor !== "string" || !Object.hasOwn(vendors, vendor)) return undefined;
    if (before === undefined && after === undefined) return undefined;
    return { vendor: vendor as VendorKind, ...present({ before, after }) };
  } catch {
    // One that is no YAML says nothing, as the preview will tell.
    return undefined;
  }
}

function configOf(text: string | undefined): Readonly<Record<string, unknown>> {
  return parse(text ?? "")?.config ?? {};
}

function rotationOf(config: Readonly<Record<string, unknown>>): Rotation | undefined {
  return rotationConfig.safeParse(config["webex-sso:rotation"]).data;
}
