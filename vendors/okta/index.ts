import type { Vendor } from "../vendor.ts";
import { oktaCapabilities } from "./capabilities.ts";
import type { OktaSettings } from "./config.ts";
import { oktaDesired } from "./desired.ts";
import { oktaDiagnosis } from "./diagnosis.ts";
import { oktaRecovery } from "./recovery.ts";
import type { OktaResources } from "./resources.ts";
import { oktaRotation } from "./rotation.ts";
import { oktaView } from "./view.ts";

/** Okta, as everything else sees it. */
export const okta: Vendor<OktaSettings, OktaResources> = {
  capabilities: oktaCapabilities,
  credentials: ["okta:apiToken", "okta:accessToken", "okta:privateKey"],
  desired: oktaDesired,
  recovery: oktaRecovery,
  view: oktaView,
  diagnosis: oktaDiagnosis,
  rotation: oktaRotation,
};
