import type { Vendor } from "../vendor.ts";
import { adfsCapabilities } from "./capabilities.ts";
import type { AdfsSettings } from "./config.ts";
import { adfsDesired } from "./desired.ts";
import { planFindings } from "./plan-findings.ts";
import type { AdfsResources } from "./resources.ts";
import { adfsView } from "./view.ts";

/** ADFS, as everything else sees it. */
export const adfs: Vendor<AdfsSettings, AdfsResources> = {
  capabilities: adfsCapabilities,
  credentials: ["adfs:privateKey", "adfs:password"],
  installation: ({ federationServiceIdentifier }) => federationServiceIdentifier,
  planFindings,
  desired: adfsDesired,
  view: adfsView,
};
