import { attentionFor } from "../../report/attention.ts";
import type { FleetReport, TenantReport } from "../../report/fleet-report.ts";
import { sampleCertificate, sampleFleet, sampleTenant } from "./sample-fleet.ts";

/** Texts that mean something to HTML, CSS, JavaScript, terminals or the eye, and how a page shows them. */
export const hostileTexts = [
  { text: "<script>alert(1)</script>", shown: "<script>alert(1)</script>" },
  { text: `"><img src=x onerror=alert(2)>`, shown: `"><img src=x onerror=alert(2)>` },
  {
    text: "</style></script><iframe src=https://evil.example>",
    shown: "</style></script><iframe src=https://evil.example>",
  },
  { text: "' onfocus='alert(3)", shown: "' onfocus='alert(3)" },
  { text: "javascript:alert(4)", shown: "javascript:alert(4)" },
  { text: "&lt;b&gt;<b><i>", shown: "&lt;b&gt;<b><i>" },
  { text: "moc.elpmaxe\u202egnp.exe", shown: "moc.elpmaxe\\u{202e}gnp.exe" },
  { text: "\u001b[31mred\u0007", shown: "\\u{1b}[31mred\\u{7}" },
  { text: "${process.env.HOME} {{7*7}}", shown: "${process.env.HOME} {{7*7}}" },
  { text: `a-name-without-an-end-${"x".repeat(300)}`, shown: "a-name-without-an-end-" },
] as const;

/** A tenant with the text in every field that comes from outside. */
function hostileTenant(text: string): TenantReport {
  const { attention: _, ...tenant } = sampleTenant({
    name: text,
    vendor: text,
    tenantGroup: text,
    organizationId: text,
    entityId: text,
    customers: [text],
    state: { kind: "pending", updatedAt: text, operations: [text] },
    drift: { kind: "changed", changes: [{ operation: text, type: text, name: text, properties: [text] }] },
    policy: {
      kind: "judged",
      violations: [{ rule: text, level: text, severity: "error", message: text, mend: text }],
      notices: [text],
    },
    certificates: [sampleCertificate(5, { subject: text, fingerprint: text, use: text })],
    signInTest: { at: text, result: "failed", verdict: text, where: text, isOutdated: false },
    identityProvider: { entityId: text, singleSignOnUrl: text, singleLogoutUrl: text, metadataUrl: text },
    trust: [{ term: "Groups that may sign in", value: [text] }],
    findings: [{ code: text, severity: "error", subject: text, message: text, fix: text }],
  });
  return { ...tenant, attention: attentionFor(tenant) };
}

export function hostileFleet(): FleetReport {
  return {
    ...sampleFleet(hostileTexts.map(({ text }) => hostileTenant(text))),
    project: hostileTexts[0].text,
    notices: hostileTexts.map(({ text }) => text),
  };
}
