import type { Vendor } from "../vendor.ts";
import { pingOneCapabilities } from "./capabilities.ts";
import type { PingOneSettings } from "./config.ts";
import { pingOneDesired } from "./desired.ts";
import { pingOneDiagnosis } from "./diagnosis.ts";
import { pingOneRecovery } from "./recovery.ts";
import type { PingOneResources } from "./resources.ts";
import { pingOneRotation } from "./rotation.ts";
import { pingOneView } from "./view.ts";

/** PingOne, as everything else sees it. */
export const pingone: Vendor<PingOneSettings, PingOneResources> = {
  capabilities: pingOneCapabilities,
  credentials: ["pingone:clientSecret", "pingone:apiAccessToken"],
  desired: pingOneDesired,
  recovery: pingOneRecovery,
  view: pingOneView,
  diagnosis: pingOneDiagnosis,
  rotation: pingOneRotation,
};
