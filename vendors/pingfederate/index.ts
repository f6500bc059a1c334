import { textOf } from "../text-of.ts";
import type { Vendor } from "../vendor.ts";
import { pingFederateAdoption } from "./adoption.ts";
import { pingFederateApi, pingFederateRights } from "./api.ts";
import { pingFederateCapabilities } from "./capabilities.ts";
import type { PingFederateSettings } from "./config.ts";
import { pingFederateDesired } from "./desired.ts";
import { pingFederateDiagnosis } from "./diagnosis.ts";
import { pingFederateHandover } from "./handover.ts";
import { pingFederateOnboarding } from "./onboarding.ts";
import { pingFederateRecovery } from "./recovery.ts";
import type { PingFederateResources } from "./resources.ts";
import { pingFederateRotation } from "./rotation.ts";
import { pingFederateView } from "./view.ts";

/** PingFederate, as everything else sees it. */
export const pingfederate: Vendor<PingFederateSettings, PingFederateResources> = {
  capabilities: pingFederateCapabilities,
  credentials: ["pingfederate:password", "pingfederate:clientSecret", "pingfederate:accessToken"],
  installation: (_, values) => textOf(values["pingfederate:httpsHost"]),
  desired: pingFederateDesired,
  recovery: pingFederateRecovery,
  view: pingFederateView,
  adoption: pingFederateAdoption,
  api: pingFederateApi,
  rights: pingFederateRights,
  diagnosis: pingFederateDiagnosis,
  onboarding: pingFederateOnboarding,
  handover: pingFederateHandover,
  rotation: pingFederateRotation,
};
