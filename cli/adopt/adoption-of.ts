import type { TenantConfig } from "../../stacks/tenant-config.ts";
import type { Adoption } from "../../vendors/adoption.ts";
import { vendors } from "../../vendors/index.ts";
import type { Vendor } from "../../vendors/vendor.ts";

/** The row of a tenant's vendor, with its settings: the compiler cannot see that the two belong together. */
export function adoptionOf({ idp }: Pick<TenantConfig, "idp">): {
  readonly adoption: Adoption<unknown>;
  readonly vendor: Vendor<never, never>;
  readonly title: string;
} {
  const vendor = vendors[idp.kind] as unknown as Vendor<never, never>;
  return {
    adoption: vendor.adoption as unknown as Adoption<unknown>,
    vendor,
    title: vendor.capabilities.title,
  };
}
