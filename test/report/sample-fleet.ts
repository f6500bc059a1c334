import { attentionFor } from "../../report/attention.ts";
import type { FleetReport, ReportCertificate, TenantReport } from "../../report/fleet-report.ts";

/** The day of every sample. */
export const today = new Date("2026-11-22T02:00:00Z");

const dayMs = 86_400_000;
const inDays = (days: number) => new Date(today.getTime() + days * dayMs).toISOString();

/** A certificate that ends in so many days. */
export function sampleCertificate(days: number, given: Partial<ReportCertificate> = {}): ReportCertificate {
  return {
    side: "identity-provider",
    use: "signs assertions",
    subject: `CN=Signing key that ends in ${days} days`,
    fingerprint: `AB:CD:${days}`,
    notBefore: inDays(days - 1095),
    notAfter: inDays(days),
    daysLeft: days,
    state: days < 0 ? "ended" : days < 30 ? "due" : "valid",
    isReplaced: false,
    isDeployed: true,
    ...given,
  };
}

/** A tenant that needs nothing. */
export function sampleTenant(given: Partial<TenantReport> = {}): TenantReport {
  const tenant: Omit<TenantReport, "attention"> = {
    name: "acme",
    vendor: "okta",
    mode: "organization",
    organizationId: "11111111-1111-4111-8111-111111111111",
    entityId: "https://idbroker.webex.com/11111111-1111-4111-8111-111111111111",
    customers: [],
    hasFile: true,
    state: { kind: "deployed", updatedAt: "2026-11-20T08:15:00Z", resources: 2 },
    drift: { kind: "none" },
    policy: { kind: "judged", violations: [], notices: [] },
    certificates: [
      sampleCertificate(700),
      sampleCertificate(1500, {
        side: "webex",
        use: "verifies Webex's logout messages",
        subject: "CN=idbroker.webex.com, O=Cisco Systems Inc.",
      }),
    ],
    signInTest: {
      at: "2026-11-20T09:00:00Z",
      result: "passed",
      verdict: "Signed in and out.",
      where: "in the lab, as one-address",
      isOutdated: false,
    },
    identityProvider: {
      entityId: "http://www.okta.com/exk1",
      singleSignOnUrl: "https://acme.okta.com/app/acme_webex/exk1/sso/saml",
    },
    trust: [
      { term: "NameID format", value: ["transient"] },
      { term: "Attributes", value: ["uid = email"] },
    ],
    findings: [],
    ...given,
  };
  return { attention: attentionFor(tenant), ...tenant };
}

/** One tenant for each thing that can be wrong. */
export const troubledTenants: readonly TenantReport[] = [
  sampleTenant({
    name: "cut-off",
    state: {
      kind: "pending",
      updatedAt: "2026-11-21T17:00:00Z",
      operations: ["creating okta:app/saml:Saml webex"],
    },
  }),
  sampleTenant({
    name: "changed-by-hand",
    vendor: "entra",
    drift: {
      kind: "changed",
      changes: [
        {
          operation: "update",
          type: "azuread:index/application:Application",
          name: "webex",
          properties: ["identifierUris", "web.redirectUris[0]"],
        },
        {
          operation: "delete",
          type: "azuread:index/appRoleAssignment:AppRoleAssignment",
          name: "group-1",
          properties: [],
        },
      ],
    },
  }),
  sampleTenant({
    name: "unreachable",
    vendor: "adfs",
    state: {
      kind: "unreadable",
      reason: "pulumi stack export --stack unreachable: error: checkpoint is corrupt",
    },
    drift: { kind: "not-looked" },
    policy: { kind: "not-judged", reason: "Nothing is recorded that could be judged." },
    certificates: [],
  }),
  sampleTenant({
    name: "over",
    vendor: "pingone",
    mode: "partner",
    customers: ["Customer One", "Customer Two"],
    certificates: [
      sampleCertificate(-12),
      sampleCertificate(400, { use: "encrypts assertions for Webex", side: "webex" }),
    ],
  }),
  sampleTenant({ name: "due", vendor: "pingfederate", certificates: [sampleCertificate(11)] }),
  sampleTenant({
    name: "rolling-over",
    vendor: "adfs",
    tenantGroup: "emea",
    certificates: [sampleCertificate(-3, { isReplaced: true }), sampleCertificate(362)],
  }),
  sampleTenant({
    name: "against-policy",
    policy: {
      kind: "judged",
      violations: [
        {
          rule: "transient-nameid",
          level: "mandatory",
          severity: "error",
          message: "nameIdFormat is persistent.",
          mend: "Set subjectNameIdFormat to transient.",
        },
        {
          rule: "single-logout",
          level: "advisory",
          severity: "warning",
          message: "singleLogout is off.",
          mend: "Set singleLogoutUrl and singleLogoutCertificate.",
        },
      ],
      notices: ["Until 2027-01-31 signature is not enforced: old metadata (collaboration team)."],
    },
  }),
  sampleTenant({
    name: "new",
    state: { kind: "not-deployed" },
    drift: { kind: "not-looked" },
    certificates: [
      sampleCertificate(900, { side: "webex", use: "verifies Webex's logout messages", isDeployed: false }),
    ],
    trust: [],
  }),
  sampleTenant({ name: "without-file", hasFile: false }),
  sampleTenant({
    name: "failed-test",
    signInTest: {
      at: "2026-11-21T09:00:00Z",
      result: "failed",
      verdict: "Webex refuses the sign-in.",
      where: "in the lab, as other-login",
      isOutdated: false,
    },
  }),
];

/** A fleet of these tenants, as a report that looked for drift has it. */
export function sampleFleet(tenants: readonly TenantReport[]): FleetReport {
  return {
    project: "webex-sso",
    generatedAt: today.toISOString(),
    certificateDays: 30,
    looksForDrift: true,
    notices: [],
    tenants: [...tenants].sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

/** A fleet of any size: each tenth tenant needs something, each has a certificate of its own. */
export function largeFleet(size: number): FleetReport {
  const vendors = ["adfs", "entra", "okta", "pingfederate", "pingone"];
  return sampleFleet(
    Array.from({ length: size }, (_, place) => {
      const troubled = place % 10 === 0 ? troubledTenants[(place / 10) % troubledTenants.length] : undefined;
      const name = `tenant-${String(place).padStart(3, "0")}`;
      const vendor = vendors[place % vendors.length] as string;
      if (troubled !== undefined) return { ...troubled, name, vendor };
      const certificates = [
        sampleCertificate(40 + place * 5, { subject: `CN=${name}.example.com` }),
        ...sampleTenant().certificates.slice(1),
      ];
      return sampleTenant({ name, vendor, certificates });
    }),
  );
}
