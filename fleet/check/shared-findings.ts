import { type Finding, finding } from "../../saml/finding.ts";
import { by } from "../../saml/sort.ts";
import { groupFindings } from "../../stacks/routing/group-findings.ts";
import type { TenantGroup } from "../../stacks/routing/tenant-group.ts";
import type { TenantCheck } from "./tenant-check.ts";

/** Something that is wrong between several tenants. */
export interface SharedFinding {
  readonly finding: Finding;
  /** Sorted. */
  readonly tenants: readonly string[];
}

/**
 * What only several tenants together show: one organisation deployed twice, and routing rules that contradict each other.
 * Pure, and the same whatever the order of the tenants.
 *
 * @param domains by group: every domain of the organisation, from elsewhere than its tenants.
 */
export function sharedFindings(
  checks: readonly TenantCheck[],
  domains: Readonly<Record<string, readonly string[]>> = {},
): SharedFinding[] {
  const sorted = checks.toSorted(by(({ name }) => name));
  return [
    ...organizationFindings(sorted),
    ...groupsOf(sorted).flatMap((group) =>
      groupFindings(group, domains[group.name]).map((one) => ({
        finding: one,
        tenants: [...group.tenants.map(({ name }) => name), ...group.unread].sort(),
      })),
    ),
  ];
}

/** The groups of tenants, by name. */
export function groupsOf(checks: readonly TenantCheck[]): TenantGroup[] {
  const byGroup = Map.groupBy(checks, ({ context }) => context.tenantGroup);
  return [...byGroup]
    .flatMap(([name, members]) => (name === undefined ? [] : [groupOf(name, members)]))
    .sort(by(({ name }) => name));
}

function groupOf(name: string, members: readonly TenantCheck[]): TenantGroup {
  return {
    name,
    tenants: members.flatMap(({ name, entityId, context: { config } }) =>
      config === undefined ? [] : [{ name, config, ...(entityId === undefined ? {} : { entityId }) }],
    ),
    unread: members.filter(({ context }) => context.config === undefined).map((one) => one.name),
  };
}

/** Two trusts for one entity ID: at one identity provider nobody knows which counts. */
function* organizationFindings(checks: readonly TenantCheck[]): Generator<SharedFinding> {
  const byOrganization = Map.groupBy(checks, ({ entityId }) => entityId);
  for (const [entityId, tenants] of [...byOrganization].sort(by(([id]) => id ?? ""))) {
    if (entityId === undefined || tenants.length === 1) continue;
    const places = Map.groupBy(tenants, placeOf);
    const twice = [...places].filter(([place, members]) => place !== undefined && members.length > 1);
    for (const [, members] of twice.sort(by(([place]) => place ?? "")))
      yield* twiceFindings(entityId, members);
    // Said once: who is there twice is no second identity provider.
    if (twice.length === 0 && !isOneGroup(tenants) && tenants.every(({ mode }) => mode === "organization"))
      yield ungrouped(entityId, tenants);
  }
}

/** The identity provider that a tenant is at; undefined where its file is not understood. */
function placeOf({ vendor, context }: TenantCheck): string | undefined {
  return vendor && `${vendor}${context.installation === undefined ? "" : ` (${context.installation})`}`;
}

function isOneGroup(tenants: readonly TenantCheck[]): boolean {
  const [first] = tenants;
  const group = first?.context.tenantGroup;
  return group !== undefined && tenants.every(({ context }) => context.tenantGroup === group);
}

function* twiceFindings(entityId: string, members: readonly TenantCheck[]): Generator<SharedFinding> {
  const isGroup = isOneGroup(members);
  const isKnown = members.every(({ context }) => context.installation !== undefined);
  // Of a group, the files may leave it to the environment which installation each is at.
  if (isGroup && !isKnown) return;
  const names = members.map(({ name }) => name);
  const where = members.flatMap((one) => placeOf(one) ?? [])[0];
  yield shared(
    isKnown && !isGroup ? "organization-twice" : "organization-twice-perhaps",
    names,
    `They have the metadata of one organisation, ${entityId}, at one identity provider, ${where}${isKnown ? "" : ", as far as their files say"}: of two trusts for one entity ID nobody knows which counts, and some identity providers refuse the second.`,
    "Keep one of them. If another organisation was meant, give that tenant its own metadata file.",
  );
}

function ungrouped(entityId: string, tenants: readonly TenantCheck[]): SharedFinding {
  const names = tenants.map(({ name }) => name);
  return shared(
    "organization-ungrouped",
    names,
    `They have the metadata of one organisation, ${entityId}, and are not one group: nothing here says whose users sign in where.`,
    "If the organisation has several identity providers, give them one webex-sso:tenantGroup: docs/several-idps.md. If one of them takes over from the other, nothing needs to change.",
  );
}

function shared(
  code: "organization-twice" | "organization-twice-perhaps" | "organization-ungrouped",
  tenants: readonly string[],
  message: string,
  fix: string,
): SharedFinding {
  return { tenants, finding: finding(code, { subject: tenants.join(", "), message, fix }) };
}
