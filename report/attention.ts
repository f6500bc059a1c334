import { isInUse } from "./certificates.ts";
import type { Attention, TenantReport } from "./fleet-report.ts";
import { severityOrder } from "./severity-order.ts";

/**
 * What somebody has to look at in a tenant, the worst first. `error`: sign-in is broken or about to break, or nobody can
 * tell. `warning`: something is due. `info` says no more than that something has not begun.
 */
export function attentionFor(tenant: Omit<TenantReport, "attention">): Attention[] {
  return [
    ...stateAttention(tenant),
    ...driftAttention(tenant),
    ...certificateAttention(tenant),
    ...policyAttention(tenant),
    ...testAttention(tenant),
    ...tenant.findings
      .filter(({ severity }) => severity !== "info")
      .map(({ severity, message, fix }) => ({ severity, text: message, fix })),
  ].sort(severityOrder);
}

function* stateAttention({ state, name, hasFile }: Omit<TenantReport, "attention">): Generator<Attention> {
  if (state.kind === "unreadable")
    yield {
      severity: "error",
      text: `Its state cannot be read: ${state.reason}`,
      fix: "Check PULUMI_BACKEND_URL and the credentials of the backend, then make the report again.",
    };
  if (state.kind === "pending")
    yield {
      severity: "error",
      text: `An update was cut off: ${state.operations.join(", ")}.`,
      fix: `webex-sso recover ${name}. A plain up could make the trust a second time.`,
    };
  if (state.kind === "not-deployed")
    yield { severity: "info", text: "It is not deployed.", fix: `pulumi up --stack ${name}` };
  if (!hasFile)
    yield {
      severity: "warning",
      text: "Its stack is in the backend, but it has no stack file.",
      fix: "Bring its file back from git. Without it nobody can change the trust, and it stays in place.",
    };
}

function* driftAttention({ drift, name }: Omit<TenantReport, "attention">): Generator<Attention> {
  if (drift.kind === "failed")
    yield {
      severity: "error",
      text: `The identity provider could not be asked for changes: ${drift.reason}`,
      fix: `pulumi refresh --preview-only --stack ${name} shows all that it says.`,
    };
  if (drift.kind === "changed")
    yield {
      severity: "error",
      text: `Changed at the identity provider by hand: ${drift.changes.map(({ type, name }) => `${type} ${name}`).join(", ")}.`,
      fix: `pulumi up --refresh --stack ${name} puts it back; look at its preview first.`,
    };
}

function* certificateAttention({ certificates }: Omit<TenantReport, "attention">): Generator<Attention> {
  for (const { side, use, notAfter, daysLeft, state } of certificates.filter(isInUse)) {
    const whose = side === "webex" ? "Webex's certificate" : "The identity provider's certificate";
    const day = notAfter.slice(0, 10);
    const fix =
      side === "webex"
        ? "Download Webex's metadata in Control Hub again, put it in the file's place, and run pulumi up."
        : "Make the next one known to Webex: upload the identity provider's new metadata in Control Hub, press Test SSO setup, then activate.";
    if (state === "ended") yield { severity: "error", text: `${whose}, which ${use}, ended on ${day}.`, fix };
    if (state === "due")
      yield {
        severity: "warning",
        text: `${whose}, which ${use}, ends on ${day}, in ${daysLeft} days.`,
        fix,
      };
  }
}

function* policyAttention({ policy }: Omit<TenantReport, "attention">): Generator<Attention> {
  if (policy.kind !== "judged") return;
  // The certificates speak for themselves.
  for (const { rule, severity, message, mend } of policy.violations.filter(
    (one) => one.rule !== "certificate-expiry",
  ))
    yield { severity, text: `${rule}: ${message}`, fix: mend };
}

function* testAttention({ signInTest, name }: Omit<TenantReport, "attention">): Generator<Attention> {
  if (signInTest?.result === "failed" && !signInTest.isOutdated)
    yield {
      severity: "error",
      text: `The last sign-in test failed: ${signInTest.verdict}`,
      fix: `webex-sso test-login ${name} shows each step and the mend.`,
    };
}
