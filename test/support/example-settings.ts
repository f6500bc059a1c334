import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { idpConfig, type VendorKind } from "../../vendors/index.ts";

/** The settings of a kind, as its example tenant has them. */
export function exampleSettings(kind: VendorKind): unknown {
  const file = join(import.meta.dirname, `../../stacks/tenants/Pulumi.example-${kind}.yaml`);
  return idpConfig.parse(parse(readFileSync(file, "utf8")).config["webex-sso:idp"]);
}
