import { readFileSync } from "node:fs";
import { join } from "node:path";
import { administrations } from "../../vendors/administrations.ts";
import type { VendorKind } from "../../vendors/index.ts";

/**
 * The commands that rehearse and deploy a tenant which has just been made.
 *
 * @param project the project's folder; where its package.json runs Pulumi, that is how it is called.
 * @example nextCommands("acme", "okta", ".")[0] // "webex-sso test-login acme"
 */
export function nextCommands(tenant: string, kind: VendorKind, project: string): readonly string[] {
  const { secret } = administrations[kind].onboarding;
  const pulumi = callOf(project, "pulumi");
  const webexSso = callOf(project, "webex-sso");
  const from = secret.from === undefined ? "" : ` ${secret.from}`;
  return [
    `${webexSso} test-login ${tenant}`,
    `${pulumi} stack init ${tenant}`,
    `${pulumi} config set --secret ${secret.key} -s ${tenant}${from}`,
    ...deployCommands(tenant, project),
    `${webexSso} idp-metadata ${tenant}`,
  ];
}

/** The commands that deploy a change of a tenant that has its stack. */
export function deployCommands(tenant: string, project: string): readonly string[] {
  const pulumi = callOf(project, "pulumi");
  return [`${pulumi} preview -s ${tenant}`, `${pulumi} up -s ${tenant}`];
}

/** How a program is called in a project. */
function callOf(project: string, program: "pulumi" | "webex-sso"): string {
  try {
    const { scripts } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
    return typeof scripts?.[program] === "string" ? `npm run -s ${program} --` : program;
  } catch {
    return program;
  }
}
