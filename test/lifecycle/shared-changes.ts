import { otherMode, set } from "./config-change.ts";
import { customer, olderKey } from "./sample-tenant.ts";
import type { ExpectedStep, SettingChange } from "./subject.ts";

/** What a plan shows at one identity provider for a change that all of them know; absent: nothing, the setting has no effect there. */
export interface SharedPlans {
  /** The claim out of another attribute of the user. */
  readonly claimSource: readonly ExpectedStep[];
  /** The same, said in the identity provider's own language. */
  readonly claimExpression: readonly ExpectedStep[];
  readonly attributes: readonly ExpectedStep[];
  readonly mode: readonly ExpectedStep[];
  /** Metadata whose first ACS is elsewhere. */
  readonly metadata: readonly ExpectedStep[];
  readonly singleLogout: readonly ExpectedStep[];
  readonly logoutCertificate?: readonly ExpectedStep[];
  readonly encryption?: readonly ExpectedStep[];
  readonly honorForceAuthn?: readonly ExpectedStep[];
  readonly hideLaunchTile?: readonly ExpectedStep[];
  readonly clockSkewMinutes?: readonly ExpectedStep[];
  /** A further group; in partner mode a further customer with that group. */
  readonly oneMoreGroup?: readonly ExpectedStep[];
  /** No group at all; in partner mode no customer. */
  readonly nobody?: readonly ExpectedStep[];
}

interface SharedTenant {
  readonly mode: "organization" | "partner";
  /** A group that exists at the identity provider, and that the sample tenant does not name. Absent: it knows no groups. */
  readonly group?: string;
  /** A claim in the identity provider's own language. */
  readonly expression: string;
}

/** Changes of every setting that is the same at all identity providers; the subject says what a plan shows for each. */
export function sharedChanges(tenant: SharedTenant, plans: SharedPlans): SettingChange[] {
  const { mode, expression } = tenant;
  const nothing: readonly ExpectedStep[] = [];
  return [
    { key: "claimSource", change: set("claimSource", "userName"), shows: plans.claimSource },
    {
      key: "claimSource",
      change: set("claimSource", { expression }),
      shows: plans.claimExpression,
      alone: true,
    },
    {
      key: "attributes",
      change: set("attributes", [{ name: "zip", source: "postalCode" }]),
      shows: plans.attributes,
    },
    { key: "mode", change: otherMode(mode), shows: plans.mode, alone: true },
    { key: "metadata", change: set("metadata", "moved.xml"), shows: plans.metadata },
    {
      key: "metadataSignature",
      change: (config) => set("metadataSignature", "unsigned")(set("metadata", "unsigned.xml")(config)),
      shows: nothing,
      alone: true,
    },
    { key: "singleLogout", change: set("singleLogout", false), shows: plans.singleLogout, alone: true },
    {
      key: "logoutCertificate",
      change: set("logoutCertificate", olderKey.fingerprint),
      shows: plans.logoutCertificate ?? nothing,
    },
    ...(plans.encryption
      ? [{ key: "encryption", change: set("encryption", "aes256-cbc"), shows: plans.encryption }]
      : []),
    {
      key: "honorForceAuthn",
      change: set("honorForceAuthn", false),
      shows: plans.honorForceAuthn ?? nothing,
    },
    { key: "hideLaunchTile", change: set("hideLaunchTile", false), shows: plans.hideLaunchTile ?? nothing },
    { key: "tenantGroup", change: set("tenantGroup", "several"), shows: nothing },
    { key: "routing", change: set("routing", { domains: ["example.com"] }), shows: nothing },
    {
      key: "clockSkewMinutes",
      change: set("clockSkewMinutes", 4),
      shows: plans.clockSkewMinutes ?? nothing,
    },
    ...whoMaySignIn(tenant, plans),
  ];
}

function whoMaySignIn({ mode, group }: SharedTenant, plans: SharedPlans): SettingChange[] {
  const { oneMoreGroup = [], nobody = [] } = plans;
  const groups = group === undefined ? [] : [group];
  const another = { ...customer(...groups), organizationId: "44444444-4444-4444-8444-444444444444" };
  const more = (name: string, value: unknown) => (config: Record<string, unknown>) =>
    set(name, [...((config[`webex-sso:${name}`] as unknown[]) ?? []), value])(config);
  const listed = mode === "partner" ? "customers" : "groups";
  return [
    ...(group === undefined ? [] : [{ key: "groups", change: more("groups", group), shows: oneMoreGroup }]),
    mode === "partner"
      ? { key: "customers", change: more("customers", another), shows: oneMoreGroup, alone: true }
      : {
          key: "customers",
          change: (config) => set("customers", [customer(...groups)])(set("mode", "partner")(config)),
          shows: together([...plans.mode, ...oneMoreGroup]),
          alone: true,
        },
    { key: listed, change: set(listed, []), shows: nobody, alone: true },
  ];
}

/** Steps with those of the same resource as one. */
function together(steps: readonly ExpectedStep[]): ExpectedStep[] {
  const merged = new Map<string, ExpectedStep>();
  for (const step of steps) {
    const key = `${step.op} ${step.type}`;
    const differs = [...(merged.get(key)?.differs ?? []), ...step.differs].sort();
    merged.set(key, { ...step, differs });
  }
  return [...merged.values()];
}
