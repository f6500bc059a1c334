import type { Finding } from "../../saml/finding.ts";
import { canonicalDomain } from "./domain.ts";
import { domainsOf, routingRules } from "./routing-rules.ts";
import { type GroupMember, names, type Say } from "./tenant-group.ts";

/** What a group leaves out: a rule, a default, a domain of the organisation. */
export function* absenceFindings(
  tenants: readonly GroupMember[],
  given: readonly string[],
  say: Say,
): Generator<Finding> {
  if (tenants.length === 1)
    yield say(
      "routing-alone",
      `${names(tenants)} is its only tenant that can have routing rules.`,
      "Check how webex-sso:tenantGroup is written in the others, letter case included; or remove it here.",
    );
  const rules = routingRules(tenants);
  if (rules.length === 0) {
    if (tenants.length > 1)
      yield say(
        "routing-none",
        `No tenant of it (${names(tenants)}) says whose users sign in there, so that nothing can be proved of it.`,
        "Write webex-sso:routing into each as Control Hub has its routing rules: docs/several-idps.md.",
      );
    return;
  }
  const standard = rules.find(({ kind }) => kind === "default");
  if (standard === undefined)
    yield say(
      "routing-default-missing",
      "None of its tenants is the default, so that whoever no rule names has nowhere to sign in.",
      "Set webex-sso:routing.default to true at one of them.",
    );
  for (const tenant of tenants.filter(({ name }) => !rules.some((one) => one.tenant === name)))
    yield say(
      "routing-tenant-unused",
      `No rule leads to ${tenant.name}: nobody signs in there.`,
      "Give it domains or groups in webex-sso:routing; or take it out of the group while it is being prepared.",
    );
  yield* completeness(tenants, given, standard?.tenant, say);
}

/** Against a list of all domains: none is left out, and no rule is for a domain of somebody else. */
function* completeness(
  tenants: readonly GroupMember[],
  given: readonly string[],
  standard: string | undefined,
  say: Say,
): Generator<Finding> {
  const listed = [...given, ...tenants.flatMap(({ config }) => config.routing?.organizationDomains ?? [])];
  const all = new Set(listed.flatMap((one) => canonicalDomain(one) ?? []));
  if (all.size === 0) return;
  const routed = new Set(tenants.flatMap(domainsOf));
  for (const domain of [...all].filter((one) => !routed.has(one)).sort())
    yield say(
      "routing-domain-missing",
      `No rule names the domain ${domain}; ${standard === undefined ? "its users have nowhere to sign in" : `its users go to the default, ${standard}`}.`,
      standard === undefined
        ? "Put it into the webex-sso:routing.domains of the tenant where its users sign in."
        : `If that is meant, put it into the webex-sso:routing.domains of ${standard}; else into another's.`,
    );
  for (const tenant of tenants)
    for (const domain of domainsOf(tenant).filter((one) => !all.has(one)))
      yield say(
        "routing-domain-foreign",
        `${tenant.name} has a rule for ${domain}, which is not among the organisation's ${all.size} domains: Control Hub takes verified domains only.`,
        "Correct the domain, or verify it in Control Hub and add it to the list. A subdomain is a domain of its own.",
      );
}
