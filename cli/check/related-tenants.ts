import type { TenantCheck } from "../../fleet/check/tenant-check.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { readStackFile } from "../../stacks/stack-file.ts";

/**
 * The other tenants that share an organisation or a group with those that were checked, told by a glance at their files:
 * whether they do, a check of them tells.
 */
export function relatedTenants(
  folder: string,
  checks: readonly TenantCheck[],
  all: readonly string[],
): readonly string[] {
  const own = new Set(checks.map(({ name }) => name));
  const groups = new Set(checks.flatMap(({ context }) => context.tenantGroup ?? []));
  const entityIds = [...new Set(checks.flatMap(({ entityId }) => entityId ?? []))];
  return all.filter((name) => !own.has(name) && isRelated(name));

  function isRelated(name: string): boolean {
    try {
      const { values, readFile } = readStackFile(folder, name);
      const group = values["webex-sso:tenantGroup"];
      if (typeof group === "string" && groups.has(group)) return true;
      const metadata = values["webex-sso:metadata"];
      if (typeof metadata !== "string") return false;
      const text = readFile(metadata);
      return entityIds.some((entityId) => text.includes(entityId));
    } catch (error) {
      // A file that cannot be read is found when its own tenant is checked.
      if (error instanceof WebexSsoError) return false;
      throw error;
    }
  }
}
