import type { Vendor } from "../vendor.ts";
import { entraCapabilities } from "./capabilities.ts";
import type { EntraSettings } from "./config.ts";
import { entraDesired } from "./desired.ts";
import { entraDiagnosis } from "./diagnosis.ts";
import { entraRecovery } from "./recovery.ts";
import type { EntraResources } from "./resources.ts";
import { entraRotation } from "./rotation.ts";
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
  desired: entraDesired,
  recovery: entraRecovery,
  view: entraView,
  diagnosis: entraDiagnosis,
  rotation: entraRotation,
};
