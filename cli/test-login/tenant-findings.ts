import { readStackFile } from "../../lab/tenant/stack-file.ts";
import type { Finding } from "../../saml/finding.ts";
import { trustOf } from "../../saml/trust.ts";
import { readTenant } from "../../stacks/tenant.ts";

/**
 * What is to be said of the tenant as it stands. Its copy in the lab has other certificates, so that what has expired or
 * is being replaced would go unseen.
 *
 * @throws WebexSsoError when a file of it cannot be read, `no-post-acs` when its metadata has no ACS for POST.
 */
export function tenantFindings(project: string, name: string, now: Date): readonly Finding[] {
  const { file, values, isSecret, readFile } = readStackFile(project, name);
  const { tenant, findings } = readTenant({
    name,
    file,
    values,
    isSecret,
    // The reason alone: the finding says the rest.
    readFile: (path) => {
      try {
        return readFile(path);
      } catch (error) {
        throw (error as Error).cause;
      }
    },
    now,
  });
  if (tenant === undefined) return findings;
  const { metadata, ...args } = tenant.args;
  if (typeof metadata === "string") return findings;
  return [...findings, ...trustOf(metadata, { ...args, subject: name, now }).findings];
}
