import type { Vendor } from "../vendor.ts";
import { pingOneAdoption } from "./adoption.ts";
import { pingOneApi, pingOneRights } from "./api.ts";
import { pingOneCapabilities } from "./capabilities.ts";
import type { PingOneSettings } from "./config.ts";
import { pingOneDesired } from "./desired.ts";
import { pingOneDiagnosis } from "./diagnosis.ts";
import { pingOneHandover } from "./handover.ts";
import { pingOneOnboarding } from "./onboarding.ts";
import { pingOneRecovery } from "./recovery.ts";
import type { PingOneResources } from "./resources.ts";
import { pingOneRotation } from "./rotation.ts";
import { pingOneView } from "./view.ts";

/** PingOne, as everything else sees it. */
export const pingone: Vendor<PingOneSettings, PingOneResources> = {
  capabilities: pingOneCapabilities,
  credentials: ["pingone:clientSecret", "pingone:apiAccessToken"],
  installation: ({ environmentId }) => environmentId,
  desired: pingOneDesired,
  recovery: pingOneRecovery,
  view: pingOneView,
  adoption: pingOneAdoption,
  api: pingOneApi,
  rights: pingOneRights,
  diagnosis: pingOneDiagnosis,
  onboarding: pingOneOnboarding,
  handover: pingOneHandover,
  rotation: pingOneRotation,
};
