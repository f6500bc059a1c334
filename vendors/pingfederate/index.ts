import type { Vendor } from "../vendor.ts";
import { pingFederateCapabilities } from "./capabilities.ts";
import type { PingFederateSettings } from "./config.ts";
import { pingFederateDesired } from "./desired.ts";
import { pingFederateDiagnosis } from "./diagnosis.ts";
import { pingFederateRecovery } from "./recovery.ts";
import type { PingFederateResources } from "./resources.ts";
import { pingFederateRotation } from "./rotation.ts";
import { pingFederateView } from "./view.ts";

/** PingFederate, as everything else sees it. */
export const pingfederate: Vendor<PingFederateSettings, PingFederateResources> = {
  capabilities: pingFederateCapabilities,
  credentials: ["pingfederate:password", "pingfederate:clientSecret", "pingfederate:accessToken"],
  desired: pingFederateDesired,
  recovery: pingFederateRecovery,
  view: pingFederateView,
  diagnosis: pingFederateDiagnosis,
  rotation: pingFederateRotation,
};
