import type { Finding, Severity } from "../../saml/finding.ts";
import { inOrder } from "./in-order.ts";
import type { SharedFinding } from "./shared-findings.ts";
import type { TenantCheck } from "./tenant-check.ts";

/** One thing that was checked: a tenant, or a single file, whose name is the path as it was given. */
export interface CheckedSubject extends Omit<TenantCheck, "context"> {
  readonly kind: "tenant" | "metadata" | "idp-metadata";
}

/** What a check found. */
export interface CheckResult {
  /** The moment that certificates were judged at; ISO 8601. */
  readonly checkedAt: string;
  readonly summary: {
    readonly checked: number;
    /** How many have no error and no warning. */
    readonly fine: number;
    readonly findings: Readonly<Record<Severity, number>>;
  };
  /** Sorted by name. */
  readonly subjects: readonly CheckedSubject[];
  /** What only several tenants together show. */
  readonly shared: readonly SharedFinding[];
}

/** Counts what was found. Pure. */
export function checkResult(
  subjects: readonly CheckedSubject[],
  shared: readonly SharedFinding[],
  now: Date,
): CheckResult {
  const findings = { error: 0, warning: 0, info: 0 };
  const all = [...subjects.flatMap((one) => one.findings), ...shared.map(({ finding }) => finding)];
  for (const { severity } of all) findings[severity] += 1;
  const troubled = new Set([
    ...subjects.filter((one) => one.findings.some(isUrgent)).map(({ name }) => name),
    ...shared.filter(({ finding }) => isUrgent(finding)).flatMap(({ tenants }) => tenants),
  ]);
  const fine = subjects.filter(({ name }) => !troubled.has(name)).length;
  return {
    checkedAt: now.toISOString(),
    summary: { checked: subjects.length, fine, findings },
    subjects,
    shared,
  };
}

/** Whether somebody has to look at it. */
function isUrgent({ severity }: Finding): boolean {
  return severity !== "info";
}

/** A tenant as a check reports it. */
export function checkedTenant({ context: _, ...check }: TenantCheck): CheckedSubject {
  return { kind: "tenant", ...check, findings: inOrder(check.findings) };
}
