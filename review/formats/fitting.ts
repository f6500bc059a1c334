import type { TenantReview } from "../tenant-review.ts";

/** What there is room for, and whose texts are left out. */
export interface Fitting {
  readonly texts: readonly string[];
  readonly others: readonly TenantReview[];
}

/** As many as there is room for, in order; one that is too long makes room for shorter ones. */
export function fitting(
  tenants: readonly TenantReview[],
  text: (tenant: TenantReview) => string,
  room: number,
): Fitting {
  const texts: string[] = [];
  const others: TenantReview[] = [];
  let left = room;
  for (const tenant of tenants) {
    const written = text(tenant);
    const size = bytes(written) + 1;
    if (size <= left) {
      texts.push(written);
      left -= size;
    } else others.push(tenant);
  }
  return { texts, others };
}

/** How much room a text takes, in UTF-8. */
export function bytes(text: string): number {
  return Buffer.byteLength(text);
}
