import type { Severity } from "../saml/finding.ts";

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Sorts the worst first. */
export function severityOrder(
  one: { readonly severity: Severity },
  other: { readonly severity: Severity },
): number {
  return order[one.severity] - order[other.severity];
}
