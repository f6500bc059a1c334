import { by } from "../../saml/sort.ts";
import type { VendorKind } from "../../vendors/index.ts";
import type { Tenant } from "../tenant.ts";
import { canonicalDomain } from "./domain.ts";

/** A tenant of a group, as far as routing goes. */
export type RoutedTenant = Pick<Tenant, "name" | "config">;

/** One routing rule as Control Hub takes it: users of some domains, or of some groups, sign in at one identity provider. */
export interface RoutingRule {
  /** 1 is the first. */
  readonly order: number;
  /** `default`: everybody whom no other rule names. It comes last. */
  readonly kind: "group" | "domain" | "default";
  /** Domains as the DNS has them, or names of Webex groups; sorted. Empty for the default. */
  readonly values: readonly string[];
  readonly tenant: string;
  readonly idp: VendorKind;
}

/**
 * The routing rules of the tenants of one group, in the order in which Control Hub must have them: groups first, because a
 * user of a group also has a domain; then domains; then the default. Pure, and the same whatever the order of the tenants.
 *
 * @param tenants all of one `webex-sso:tenantGroup`.
 * @example routingRules([okta, entra]) // [{ order: 1, kind: "domain", values: ["example.com"], tenant: "acme-okta", … }, …]
 */
export function routingRules(tenants: readonly RoutedTenant[]): RoutingRule[] {
  const sorted = tenants.toSorted(by(({ name }) => name));
  const byOrder = sorted.toSorted(by(({ config }) => config.routing?.order ?? Number.POSITIVE_INFINITY));
  const rules = [
    ...byOrder.map((tenant) => rule(tenant, "group", groupNames(tenant))),
    ...sorted.map((tenant) => rule(tenant, "domain", domainsOf(tenant))),
  ].filter(({ values }) => values.length > 0);
  const defaults = sorted
    .filter(({ config }) => config.routing?.default)
    .map((tenant) => rule(tenant, "default", []));
  return [...rules, ...defaults].map((one, place) => ({ order: place + 1, ...one }));
}

/** The domains of a tenant's rule, each once. */
export function domainsOf({ config }: RoutedTenant): string[] {
  const domains = (config.routing?.domains ?? []).flatMap((domain) => canonicalDomain(domain) ?? []);
  return [...new Set(domains)].sort();
}

function groupNames({ config }: RoutedTenant): string[] {
  return [...new Set(config.routing?.groups)].sort();
}

function rule(
  { name, config }: RoutedTenant,
  kind: RoutingRule["kind"],
  values: readonly string[],
): Omit<RoutingRule, "order"> {
  return { kind, values, tenant: name, idp: config.idp.kind };
}
