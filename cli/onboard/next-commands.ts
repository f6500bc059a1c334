import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type VendorKind, vendors } from "../../vendors/index.ts";

/**
 * The commands that deploy a tenant which has just been made.
 *
 * @param project the project's folder; where its package.json runs Pulumi, that is how it is called.
 * @example nextCommands("acme", "okta", ".")[0] // "pulumi stack init acme"
 */
export function nextCommands(tenant: string, kind: VendorKind, project: string): readonly string[] {
  const { secret } = vendors[kind].onboarding;
  const pulumi = pulumiOf(project);
  const from = secret.from === undefined ? "" : ` ${secret.from}`;
  return [
    `${pulumi} stack init ${tenant}`,
    `${pulumi} config set --secret ${secret.key} -s ${tenant}${from}`,
    ...deployCommands(tenant, project),
  ];
}

/** The commands that deploy a change of a tenant that has its stack. */
export function deployCommands(tenant: string, project: string): readonly string[] {
  const pulumi = pulumiOf(project);
  return [`${pulumi} preview -s ${tenant}`, `${pulumi} up -s ${tenant}`];
}

function pulumiOf(project: string): string {
  try {
    const { scripts } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
    return typeof scripts?.pulumi === "string" ? "npm run -s pulumi --" : "pulumi";
  } catch {
    return "pulumi";
  }
}
