import type { Administration } from "../administration.ts";
import { entraAdoption } from "./adoption.ts";
import { entraApi, entraRights } from "./api.ts";
import type { EntraSettings } from "./config.ts";
import { entraDiagnosis } from "./diagnosis.ts";
import { entraDirectory } from "./directory.ts";
import { entraHandover } from "./handover.ts";
import { entraOnboarding } from "./onboarding.ts";
import { entraRecovery } from "./recovery.ts";
import { entraRotation } from "./rotation.ts";

/** Entra ID, as the commands of an administrator see it. */
export const entraAdministration: Administration<EntraSettings> = {
  onboarding: entraOnboarding,
  directory: entraDirectory,
  adoption: entraAdoption,
  api: entraApi,
  rights: entraRights,
  handover: entraHandover,
  diagnosis: entraDiagnosis,
  rotation: entraRotation,
  recovery: entraRecovery,
};
