import type { Vendor } from "../vendor.ts";
import { pingOneCapabilities } from "./capabilities.ts";
import type { PingOneSettings } from "./config.ts";
import { pingOneDesired } from "./desired.ts";
import type { PingOneResources } from "./resources.ts";
import { pingOneView } from "./view.ts";

/** PingOne, as everything else sees it. */
export const pingone: Vendor<PingOneSettings, PingOneResources> = {
  capabilities: pingOneCapabilities,
  credentials: ["pingone:clientSecret", "pingone:apiAccessToken"],
  installation: ({ environmentId }) => environmentId,
  desired: pingOneDesired,
  view: pingOneView,
};
