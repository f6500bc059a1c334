import { textOf } from "../text-of.ts";
import type { Vendor } from "../vendor.ts";
import { entraAdoption } from "./adoption.ts";
import { entraApi, entraRights } from "./api.ts";
import { entraCapabilities } from "./capabilities.ts";
import type { EntraSettings } from "./config.ts";
import { entraDesired } from "./desired.ts";
import { entraDiagnosis } from "./diagnosis.ts";
import { entraHandover } from "./handover.ts";
import { entraOnboarding } from "./onboarding.ts";
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
  installation: (_, values) => textOf(values["azuread:tenantId"]),
  desired: entraDesired,
  recovery: entraRecovery,
  view: entraView,
  adoption: entraAdoption,
  api: entraApi,
  rights: entraRights,
  diagnosis: entraDiagnosis,
  onboarding: entraOnboarding,
  handover: entraHandover,
  rotation: entraRotation,
};
