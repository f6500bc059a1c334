import type { Administration } from "../administration.ts";
import { pingFederateAdoption } from "./adoption.ts";
import { pingFederateApi, pingFederateRights } from "./api.ts";
import type { PingFederateSettings } from "./config.ts";
import { pingFederateDiagnosis } from "./diagnosis.ts";
import { pingFederateDirectory } from "./directory.ts";
import { pingFederateHandover } from "./handover.ts";
import { pingFederateOnboarding } from "./onboarding.ts";
import { pingFederateRecovery } from "./recovery.ts";
import { pingFederateRotation } from "./rotation.ts";

/** PingFederate, as the commands of an administrator see it. */
export const pingFederateAdministration: Administration<PingFederateSettings> = {
  onboarding: pingFederateOnboarding,
  directory: pingFederateDirectory,
  adoption: pingFederateAdoption,
  api: pingFederateApi,
  rights: pingFederateRights,
  handover: pingFederateHandover,
  diagnosis: pingFederateDiagnosis,
  rotation: pingFederateRotation,
  recovery: pingFederateRecovery,
};
