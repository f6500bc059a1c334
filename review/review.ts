import { by } from "../saml/sort.ts";
import type { PreviewedTenant } from "./review-tenant.ts";
import { reviewTenant } from "./review-tenant.ts";
import type { ReviewSettings } from "./review-trusts.ts";
import { type TenantReview, type Verdict, verdicts } from "./tenant-review.ts";

/** What a change does to every tenant that it touches. */
export interface Review {
  readonly verdict: Verdict;
  /** What the change was compared with, as the user named it. */
  readonly base: string;
  /** Blocked ones first, then by name. */
  readonly tenants: readonly TenantReview[];
  readonly counts: Readonly<Record<Verdict, number>>;
  /** How many tenants the project has. */
  readonly tenantCount: number;
  /** How many touched tenants were left out on purpose. */
  readonly leftOut: number;
  /** Changed files that every tenant may use. */
  readonly shared: readonly string[];
  /** Changed files that nothing which is deployed uses. */
  readonly unused: readonly string[];
}

/** What surrounds the tenants of a review. */
type About = Omit<Review, "verdict" | "tenants" | "counts">;

/** Reviews a change. Pure; the same whatever the order of the tenants. */
export function reviewOf(
  previewed: readonly PreviewedTenant[],
  about: About,
  settings: ReviewSettings,
): Review {
  return assembled(
    previewed.map((one) => reviewTenant(one, settings)),
    about,
  );
}

/** Puts the reviews of tenants in order and counts them. */
export function assembled(reviews: readonly TenantReview[], about: About): Review {
  const tenants = [...reviews].sort(by(({ verdict, tenant }) => `${verdicts.indexOf(verdict)} ${tenant}`));
  const counts = { blocked: 0, "changes-sign-in": 0, safe: 0 };
  for (const { verdict } of tenants) counts[verdict] += 1;
  return { ...about, verdict: tenants[0]?.verdict ?? "safe", tenants, counts };
}
