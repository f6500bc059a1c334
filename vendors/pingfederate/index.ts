import { textOf } from "../text-of.ts";
import type { Vendor } from "../vendor.ts";
import { pingFederateCapabilities } from "./capabilities.ts";
import type { PingFederateSettings } from "./config.ts";
import { pingFederateDesired } from "./desired.ts";
import type { PingFederateResources } from "./resources.ts";
import { pingFederateView } from "./view.ts";

/** PingFederate, as everything else sees it. */
export const pingfederate: Vendor<PingFederateSettings, PingFederateResources> = {
  capabilities: pingFederateCapabilities,
  credentials: ["pingfederate:password", "pingfederate:clientSecret", "pingfederate:accessToken"],
  installation: (_, values) => textOf(values["pingfederate:httpsHost"]),
  desired: pingFederateDesired,
  view: pingFederateView,
};
