import type { Finding } from "../../saml/finding.ts";
import { by } from "../../saml/sort.ts";
import { canonicalDomain } from "./domain.ts";
import { domainsOf } from "./routing-rules.ts";
import { type GroupMember, names, type Say } from "./tenant-group.ts";

/** Rules that contradict each other: a domain, a Webex group or the default of several tenants. */
export function* conflictFindings(tenants: readonly GroupMember[], say: Say): Generator<Finding> {
  for (const [domain, members] of shared(tenants, domainsOf))
    yield say(
      "routing-domain-several",
      `The domain ${domain} goes to ${names(members)}: nobody can tell where its users sign in.`,
      "Leave it in the webex-sso:routing.domains of one of them.",
    );
  for (const [group, members] of shared(tenants, ({ config }) => config.routing?.groups ?? [], foldCase))
    yield say(
      "routing-group-several",
      `The Webex group ${JSON.stringify(group)} goes to ${names(members)}: nobody can tell where its users sign in.`,
      "Leave it in the webex-sso:routing.groups of one of them.",
    );
  for (const tenant of tenants) {
    const written = tenant.config.routing?.domains ?? [];
    const repeated = written.filter(
      (one, place) => written.findIndex((other) => isSame(one, other)) !== place,
    );
    if (repeated.length > 0)
      yield say(
        "routing-domain-repeated",
        `${tenant.name} names ${[...new Set(repeated)].sort().join(", ")} more than once; letter case does not matter in a domain.`,
        "Leave it once in webex-sso:routing.domains.",
      );
  }
  const defaults = tenants.filter(({ config }) => config.routing?.default);
  if (defaults.length > 1)
    yield say(
      "routing-default-several",
      `${names(defaults)} each say webex-sso:routing.default: true; Control Hub has one default.`,
      "Leave it at one of them.",
    );
}

/** Values that several tenants name, with those tenants; sorted. */
function shared(
  tenants: readonly GroupMember[],
  valuesOf: (tenant: GroupMember) => readonly string[],
  form: (value: string) => string = (value) => value,
): [string, readonly GroupMember[]][] {
  const found = new Map<string, Set<GroupMember>>();
  for (const tenant of tenants)
    for (const value of valuesOf(tenant).map(form))
      found.set(value, (found.get(value) ?? new Set()).add(tenant));
  return [...found]
    .filter(([, members]) => members.size > 1)
    .map(([value, members]): [string, readonly GroupMember[]] => [value, [...members]])
    .sort(by(([value]) => value));
}

function isSame(one: string, other: string): boolean {
  return canonicalDomain(one) === canonicalDomain(other);
}

/** Names of groups are compared as SCIM compares them, without letter case (RFC 7643 §8.7.1). */
function foldCase(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
