import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { stackConfigDirectory } from "../../stacks/stack-config-directory.ts";
import { readStackFile } from "../../stacks/stack-file.ts";
import { tenantsOf } from "../../stacks/tenant-names.ts";
import type { Config } from "./config-of.ts";

/** The project that a tenant is made in. */
export interface ProjectTenants {
  readonly project: string;
  /** The folder of the stack files. */
  readonly folder: string;
  /** The stack files' names, as the file system has them. */
  readonly tenants: readonly string[];
  /** How messages call a tenant's stack file, from the project's folder. */
  readonly fileOf: (tenant: string) => string;
  /** What stands in the stack file already. */
  readonly configOf: (tenant: string) => Config | undefined;
  /** The tenants whose metadata has this entity ID, with the group that they belong to. */
  readonly withEntityId: (
    entityId: string,
  ) => readonly { readonly tenant: string; readonly group?: string }[];
}

/** @throws WebexSsoError `project-invalid`, `tenant-unreadable` */
export function projectTenants(project: string): ProjectTenants {
  const folder = resolve(project, stackConfigDirectory(project));
  const tenants = tenantsOf(project);
  const known = new Set(tenants);
  const configs = new Map<string, Config>();
  const configOf = (tenant: string) => {
    if (!known.has(tenant)) return undefined;
    const config = configs.get(tenant) ?? readStackFile(project, tenant).values;
    configs.set(tenant, config);
    return config;
  };
  let byEntityId: Map<string, { tenant: string; group?: string }[]> | undefined;
  return {
    project,
    folder,
    tenants,
    fileOf: (tenant) => relative(project, join(folder, `Pulumi.${tenant}.yaml`)),
    configOf,
    withEntityId(entityId) {
      byEntityId ??= entityIds(tenants, folder, configOf);
      return byEntityId.get(entityId) ?? [];
    },
  };
}

/** Once for all of them: with a thousand tenants to make, each compared with each would be a million. */
function entityIds(
  tenants: readonly string[],
  folder: string,
  configOf: (tenant: string) => Config | undefined,
): Map<string, { tenant: string; group?: string }[]> {
  const found = new Map<string, { tenant: string; group?: string }[]>();
  for (const tenant of tenants) {
    const { "webex-sso:metadata": path, "webex-sso:tenantGroup": group } = configOfReadable(tenant, configOf);
    const entityId = typeof path === "string" ? entityIdIn(resolve(folder, path)) : undefined;
    if (entityId === undefined) continue;
    const entry = typeof group === "string" ? { tenant, group } : { tenant };
    found.set(entityId, [...(found.get(entityId) ?? []), entry]);
  }
  return found;
}

/** Another tenant's broken file is no reason not to make this one. */
function configOfReadable(tenant: string, configOf: (tenant: string) => Config | undefined): Config {
  try {
    return configOf(tenant) ?? {};
  } catch {
    return {};
  }
}

/** Without verifying anything: it decides only whether to ask. */
function entityIdIn(path: string): string | undefined {
  try {
    return /\bentityID\s*=\s*["']([^"']+)["']/.exec(readFileSync(path, "utf8"))?.[1];
  } catch {
    return undefined;
  }
}
