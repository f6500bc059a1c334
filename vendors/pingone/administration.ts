import type { Administration } from "../administration.ts";
import { pingOneAdoption } from "./adoption.ts";
import { pingOneApi, pingOneRights } from "./api.ts";
import type { PingOneSettings } from "./config.ts";
import { pingOneDiagnosis } from "./diagnosis.ts";
import { pingOneDirectory } from "./directory.ts";
import { pingOneHandover } from "./handover.ts";
import { pingOneOnboarding } from "./onboarding.ts";
import { pingOneRecovery } from "./recovery.ts";
import { pingOneRotation } from "./rotation.ts";

/** PingOne, as the commands of an administrator see it. */
export const pingOneAdministration: Administration<PingOneSettings> = {
  onboarding: pingOneOnboarding,
  directory: pingOneDirectory,
  adoption: pingOneAdoption,
  api: pingOneApi,
  rights: pingOneRights,
  handover: pingOneHandover,
  diagnosis: pingOneDiagnosis,
  rotation: pingOneRotation,
  recovery: pingOneRecovery,
};
