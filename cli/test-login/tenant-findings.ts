import type { Finding } from "../../saml/finding.ts";
import { trustOf } from "../../saml/trust.ts";
import { fileTenant } from "../../stacks/file-tenant.ts";

/**
 * What is to be said of the tenant as it stands. Its copy in the lab has other certificates, so that what has expired or
 * is being replaced would go unseen.
 *
 * @throws WebexSsoError when a file of it cannot be read, `no-post-acs` when its metadata has no ACS for POST.
 */
export function tenantFindings(project: string, name: string, now: Date): readonly Finding[] {
  const { tenant, findings } = fileTenant(project, name, now);
  if (tenant === undefined) return findings;
  const { metadata, ...args } = tenant.args;
  if (typeof metadata === "string") return findings;
  return [...findings, ...trustOf(metadata, { ...args, subject: name, now }).findings];
}
