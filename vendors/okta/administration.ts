import type { Administration } from "../administration.ts";
import { oktaAdoption } from "./adoption.ts";
import { oktaApi, oktaRights } from "./api.ts";
import type { OktaSettings } from "./config.ts";
import { oktaDiagnosis } from "./diagnosis.ts";
import { oktaDirectory } from "./directory.ts";
import { oktaHandover } from "./handover.ts";
import { oktaOnboarding } from "./onboarding.ts";
import { oktaRecovery } from "./recovery.ts";
import { oktaRotation } from "./rotation.ts";

/** Okta, as the commands of an administrator see it. */
export const oktaAdministration: Administration<OktaSettings> = {
  onboarding: oktaOnboarding,
  directory: oktaDirectory,
  adoption: oktaAdoption,
  api: oktaApi,
  rights: oktaRights,
  handover: oktaHandover,
  diagnosis: oktaDiagnosis,
  rotation: oktaRotation,
  recovery: oktaRecovery,
};
