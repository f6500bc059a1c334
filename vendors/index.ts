import { z } from "zod";
import { adfsConfig } from "./adfs/config.ts";
import { adfs } from "./adfs/index.ts";
import { entraConfig } from "./entra/config.ts";
import { entra } from "./entra/index.ts";
import { oktaConfig } from "./okta/config.ts";
import { okta } from "./okta/index.ts";
import { pingFederateConfig } from "./pingfederate/config.ts";
import { pingfederate } from "./pingfederate/index.ts";
import { pingOneConfig } from "./pingone/config.ts";
import { pingone } from "./pingone/index.ts";

/** Every identity provider by its kind. A new one adds a row here. */
export const vendors = { adfs, entra, okta, pingfederate, pingone };

/** @example "okta" */
export type VendorKind = keyof typeof vendors;

/** The `idp` part of a tenant: one shape per kind. A new identity provider adds its shape here. */
export const idpConfig = z.discriminatedUnion("kind", [
  adfsConfig,
  entraConfig,
  oktaConfig,
  pingFederateConfig,
  pingOneConfig,
]);
