import { textOf } from "../text-of.ts";
import type { Vendor } from "../vendor.ts";
import { entraCapabilities } from "./capabilities.ts";
import type { EntraSettings } from "./config.ts";
import { entraDesired } from "./desired.ts";
import type { EntraResources } from "./resources.ts";
import { entraView } from "./view.ts";

/** Entra ID, as everything else sees it. */
export const entra: Vendor<EntraSettings, EntraResources> = {
  capabilities: entraCapabilities,
  credentials: [
    "azuread:clientSecret",
    "azuread:clientCertificate",
    "azuread:clientCertificatePassword",
    "azuread:oidcToken",
    "azuread:oidcRequestToken",
  ],
  installation: (_, values) => textOf(values["azuread:tenantId"]),
  desired: entraDesired,
  view: entraView,
};
