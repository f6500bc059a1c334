import type { FleetReport, TenantReport } from "../../report/fleet-report.ts";
import { visible } from "../../saml/format-findings.ts";

/** A report for a terminal: what to look at, tenant by tenant, and a last line that counts. */
export function describeFleet({ tenants, notices }: FleetReport): string {
  const troubled = tenants.filter((tenant) => urgent(tenant).length > 0);
  return visible(
    [
      ...notices,
      ...troubled.flatMap((tenant) => [
        tenant.name,
        ...urgent(tenant).map(({ severity, text, fix }) => `  ${severity} ${text}\n    → ${fix}`),
      ]),
      `${tenants.length} tenants, ${troubled.length} of them need attention.`,
    ].join("\n"),
  );
}

function urgent({ attention }: TenantReport) {
  return attention.filter(({ severity }) => severity !== "info");
}
