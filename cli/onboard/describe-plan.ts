import { formatFindings, visible } from "../../saml/format-findings.ts";
import type { TenantPlan } from "./plan-tenant.ts";

/** A plan as it is told: in text, or as the one document of --json. */
export interface ToldPlan {
  readonly tenant: string;
  readonly outcome: "made" | "unchanged" | "refused" | "would be made";
  readonly files: readonly string[];
  readonly findings: TenantPlan["problems"];
  /** The commands that deploy it. */
  readonly next: readonly string[];
}

export function toldPlan(plan: TenantPlan, next: readonly string[], isWritten: boolean): ToldPlan {
  const { tenant, outcome, files, problems } = plan;
  const told = outcome === "new" ? (isWritten ? "made" : "would be made") : outcome;
  return { tenant, outcome: told, files: files.map(({ name }) => name), findings: problems, next };
}

const heads: Record<ToldPlan["outcome"], (tenant: string) => string> = {
  made: (tenant) => `${tenant} is made:`,
  "would be made": (tenant) => `${tenant} would be made; nothing is written yet:`,
  unchanged: (tenant) => `${tenant} exists already, and nothing changes.`,
  refused: (tenant) => `${tenant} was not made, and nothing was written:`,
};

export function describePlan({ tenant, outcome, files, findings: all, next }: ToldPlan): string {
  // What is merely worth knowing would hide why it was refused.
  const findings = outcome === "refused" ? all.filter(({ severity }) => severity !== "info") : all;
  return [
    visible(heads[outcome](tenant)),
    ...files.map((file) => `  ${file}`),
    ...(findings.length === 0 ? [] : [formatFindings(findings)]),
    ...(outcome === "refused" || next.length === 0
      ? []
      : ["Next:", ...next.map((command) => `  ${command}`)]),
  ].join("\n");
}
