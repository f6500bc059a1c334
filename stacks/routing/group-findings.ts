import { type Finding, finding } from "../../saml/finding.ts";
import { by } from "../../saml/sort.ts";
import { absenceFindings } from "./absence-findings.ts";
import { conflictFindings } from "./conflict-findings.ts";
import { routingRules } from "./routing-rules.ts";
import { type GroupMember, names, routedMembers, type Say, type TenantGroup } from "./tenant-group.ts";

/**
 * Proves of a group that it is one organisation, and that each of its domains goes to exactly one identity provider; or
 * says what speaks against it. Pure, and the same whatever the order of the tenants.
 *
 * @param domains every domain of the organisation, from elsewhere than its tenants.
 */
export function groupFindings(
  { name, tenants: given, unread }: TenantGroup,
  domains: readonly string[] = [],
): Finding[] {
  const tenants = given.toSorted(by((one) => one.name));
  const say: Say = (code, message, fix) =>
    finding(code, { subject: `webex-sso:tenantGroup ${name}`, message, fix });
  const routed = routedMembers({ tenants });
  const own = [
    ...organizationFindings(tenants, say),
    ...conflictFindings(routed, say),
    ...orderFindings(routed, say),
  ];
  if (routed.length === 0 && tenants.length > 0) return own;
  if (unread.length > 0)
    return [
      ...own,
      say(
        "routing-incomplete",
        `What ${unread.toSorted().join(", ")} routes is not known, so that nobody can tell what the group leaves out.`,
        "Mend what is wrong with those tenants first.",
      ),
    ];
  return [...own, ...absenceFindings(routed, domains, say)];
}

function* organizationFindings(tenants: readonly GroupMember[], say: Say): Generator<Finding> {
  const byEntity = Map.groupBy(
    tenants.filter(({ entityId }) => entityId !== undefined),
    ({ entityId }) => entityId,
  );
  if (byEntity.size < 2) return;
  const sides = [...byEntity].map(([entityId, members]) => `${entityId} (${names(members)})`);
  yield say(
    "routing-other-organization",
    `It has the metadata of ${byEntity.size} Webex organisations: ${sides.sort().join(", ")}.`,
    "A group is one organisation: give each tenant the metadata of its own, or another webex-sso:tenantGroup.",
  );
}

/** Where a user fits two rules, their order decides: said, because it is not known how surely Control Hub keeps it. */
function* orderFindings(tenants: readonly GroupMember[], say: Say): Generator<Finding> {
  const rules = routingRules(tenants);
  const groups = rules.filter(({ kind }) => kind === "group");
  const domains = rules.filter(({ kind }) => kind === "domain");
  const crossing = domains.some(({ tenant }) => groups.some((other) => other.tenant !== tenant));
  if (crossing)
    yield say(
      "routing-order",
      `A user in a group of ${groups.map(({ tenant }) => tenant).join(", ")} fits the rule for the own domain too; Cisco's guide does not say which rule wins.`,
      "Keep the order of the rules in Control Hub as the checklist has it, and try a sign-in of such a user.",
    );
  const places = groups.map(
    ({ tenant }) => tenants.find((one) => one.name === tenant)?.config.routing?.order,
  );
  if (groups.length > 1 && new Set(places).size < places.length)
    yield say(
      "routing-order",
      `${groups.map(({ tenant }) => tenant).join(", ")} have rules for groups, and nothing says which comes first for a user who is in several.`,
      "Give each of them a webex-sso:routing.order of its own, 1 for the first; or see to it that nobody is in two of the groups.",
    );
}
