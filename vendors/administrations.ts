import { adfsAdministration } from "./adfs/administration.ts";
import { entraAdministration } from "./entra/administration.ts";
import type { VendorKind } from "./index.ts";
import { oktaAdministration } from "./okta/administration.ts";
import { pingFederateAdministration } from "./pingfederate/administration.ts";
import { pingOneAdministration } from "./pingone/administration.ts";

/** The administration of every identity provider. Apart from `vendors`: `pulumi up` has no use for it. */
export const administrations = {
  adfs: adfsAdministration,
  entra: entraAdministration,
  okta: oktaAdministration,
  pingfederate: pingFederateAdministration,
  pingone: pingOneAdministration,
} satisfies Record<VendorKind, unknown>;
