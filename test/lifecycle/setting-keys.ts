import type { z } from "zod";
import { tenantConfig } from "../../stacks/tenant-config.ts";
import { idpConfig } from "../../vendors/index.ts";
import type { StackConfig } from "../support/project.ts";

/** Every setting that a tenant of this kind has, those of its identity provider as `idp.<key>`, sorted. */
export function settingKeys(config: StackConfig): string[] {
  const { kind } = config["webex-sso:idp"] as { kind: string };
  const option = idpConfig.options.find(({ shape }) => (shape.kind as z.ZodLiteral).value === kind);
  const own = Object.keys(tenantConfig.shape).filter((key) => key !== "idp");
  const idp = Object.keys(option?.shape ?? {}).filter((key) => key !== "kind");
  return [...own, ...idp.map((key) => `idp.${key}`)].sort();
}
