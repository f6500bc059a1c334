import type { ResourceStep, TenantPreview } from "../../fleet/preview/tenant-preview.ts";
import type { PackSettings } from "../../policies/settings/read-settings.ts";
import { valueAt } from "../../review/property-path.ts";
import { reviewTenant } from "../../review/review-tenant.ts";
import type { Verdict } from "../../review/tenant-review.ts";
import type { TrustChange } from "../../review/trust-changes.ts";
import type { Adoption } from "../../vendors/adoption.ts";
import { keepKey } from "./keep-key.ts";

/** A difference between the trust as it stands and what the tenant asks for, in the terms of single sign-on. */
export interface Difference extends TrustChange {
  /** The key of the tenant that keeps what stands there; absent where there is none. */
  readonly keptBy?: string;
}

/** What the engine does with a resource. */
export interface PlannedStep {
  /** `adopt` changes nothing by itself; `create` makes something beside it. */
  readonly does: "adopt" | "adopt and change" | "create" | "change" | "delete";
  readonly type: string;
  readonly name: string;
  readonly properties: readonly {
    readonly path: string;
    readonly before: unknown;
    readonly after: unknown;
  }[];
}

/** What an adoption does, before it is done. */
export interface AdoptionPlan {
  readonly verdict: Verdict;
  /** Why, in a line. */
  readonly summary: string;
  readonly differences: readonly Difference[];
  readonly steps: readonly PlannedStep[];
  readonly warnings: readonly string[];
}

/** Reads a preview of the adoption. Pure. */
export function planOf(
  preview: TenantPreview,
  { file, adoption, pack, now }: { file: string; adoption: Adoption<unknown>; pack: PackSettings; now: Date },
): AdoptionPlan {
  const touched = { tenant: preview.tenant, change: "changed", file, because: [file] } as const;
  const { verdict, summary, trusts, warnings } = reviewTenant(
    { touched, preview, saysTheSame: false, findings: [] },
    { pack, now },
  );
  const differences = trusts
    .flatMap(({ changes }) => changes)
    // Protection is Pulumi's: nothing changes at the identity provider.
    .filter(({ path }) => path !== "protect")
    .map((change): Difference => {
      const keptBy = keepKey(change, adoption);
      return keptBy === undefined ? change : { ...change, keptBy };
    });
  return { verdict, summary, differences, steps: preview.steps.flatMap(plannedStep), warnings };
}

/** Whether nothing changes at the identity provider. */
export function isUnchanged({ differences, steps }: AdoptionPlan): boolean {
  return differences.length === 0 && steps.every(({ does }) => does === "adopt");
}

function plannedStep(step: ResourceStep): PlannedStep[] {
  const { op, type, urn, differs } = step;
  if (op === "same" || /^(pulumi|webex-sso):/.test(type)) return [];
  const properties = differs.map((path) => ({
    path,
    before: valueAt(step.old?.inputs, path),
    after: valueAt(step.new?.inputs, path),
  }));
  return [
    { does: doneBy(op, properties.length), type, name: urn.slice(urn.lastIndexOf("::") + 2), properties },
  ];
}

function doneBy(op: string, count: number): PlannedStep["does"] {
  if (op === "import") return count === 0 ? "adopt" : "adopt and change";
  if (/create/.test(op)) return "create";
  return /delete|discard/.test(op) ? "delete" : "change";
}
