import { z } from "zod";
import { adfsConfig } from "./adfs/config.ts";
import { adfs } from "./adfs/index.ts";
import { oktaConfig } from "./okta/config.ts";
import { okta } from "./okta/index.ts";

/** Every identity provider by its kind. A new one adds a row here. */
export const vendors = { adfs, okta };

/** @example "okta" */
export type VendorKind = keyof typeof vendors;

/** The `idp` part of a tenant: one shape per kind. A new identity provider adds its shape here. */
export const idpConfig = z.discriminatedUnion("kind", [adfsConfig, oktaConfig]);
