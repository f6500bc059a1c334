import { hasErrors } from "../../saml/finding.ts";
import { formatFindings } from "../../saml/format-findings.ts";
import type { ServiceProvider } from "../../saml/service-provider.ts";
import type { Mode } from "../../saml/trust-model.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { fileTenant } from "../../stacks/file-tenant.ts";
import { type RoutingRule, routingRules } from "../../stacks/routing/routing-rules.ts";
import { readStackFile } from "../../stacks/stack-file.ts";
import { tenantsOf } from "../../stacks/tenant-names.ts";
import type { VendorKind } from "../../vendors/index.ts";

/** A tenant, as far as handing its identity provider over to Webex goes. */
export interface HandedTenant {
  readonly name: string;
  readonly mode: Mode;
  readonly idp: VendorKind;
  readonly serviceProvider: ServiceProvider;
  /** Joins it with others of one organisation, each with an identity provider of its own. */
  readonly group?: { readonly name: string; readonly rules: readonly RoutingRule[] };
}

/**
 * Reads a tenant's files.
 *
 * @throws WebexSsoError `tenant-missing`, `tenant-unreadable`, `tenant-invalid`
 */
export function handedTenant(project: string, name: string): HandedTenant {
  const now = new Date();
  const { config, serviceProvider, findings } = fileTenant(project, name, now);
  if (config === undefined || serviceProvider === undefined) {
    const wrong = findings.filter((one) => hasErrors([one]));
    throw new WebexSsoError("tenant-invalid", `${name} is not understood:\n${formatFindings(wrong)}`, {
      findings,
    });
  }
  const { mode, idp, tenantGroup } = config;
  const group =
    tenantGroup === undefined
      ? {}
      : { group: { name: tenantGroup, rules: rulesOf(project, tenantGroup, now) } };
  return { name, mode, idp: idp.kind, serviceProvider, ...group };
}

/** The rules of all tenants of a group; one that is not understood has none that could be told. */
function rulesOf(project: string, group: string, now: Date): readonly RoutingRule[] {
  const members = tenantsOf(project).filter((name) => groupOf(project, name) === group);
  return routingRules(
    members.flatMap((name) => {
      const { config } = fileTenant(project, name, now);
      return config === undefined ? [] : [{ name, config }];
    }),
  );
}

/** Read alone, because metadata costs more than all the rest. */
function groupOf(project: string, name: string): unknown {
  try {
    return readStackFile(project, name).values["webex-sso:tenantGroup"];
  } catch (error) {
    if (error instanceof WebexSsoError) return undefined;
    throw error;
  }
}
