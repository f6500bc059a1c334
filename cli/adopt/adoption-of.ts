import type { TenantConfig } from "../../stacks/tenant-config.ts";
import type { Administration } from "../../vendors/administration.ts";
import { administrations } from "../../vendors/administrations.ts";
import type { Adoption } from "../../vendors/adoption.ts";
import { vendors } from "../../vendors/index.ts";

/** The row of a tenant's vendor, with its settings: the compiler cannot see that the two belong together. */
export function adoptionOf({ idp }: Pick<TenantConfig, "idp">): {
  readonly adoption: Adoption<unknown>;
  readonly administration: Pick<Administration<never>, "api">;
  readonly title: string;
} {
  const administration = administrations[idp.kind];
  return {
    adoption: administration.adoption as unknown as Adoption<unknown>,
    administration,
    title: vendors[idp.kind].capabilities.title,
  };
}
