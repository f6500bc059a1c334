import type { Vendor } from "../vendor.ts";
import { adfsAdoption } from "./adoption.ts";
import { adfsCapabilities } from "./capabilities.ts";
import type { AdfsSettings } from "./config.ts";
import { adfsDesired } from "./desired.ts";
import { adfsDiagnosis } from "./diagnosis.ts";
import { adfsHandover } from "./handover.ts";
import { adfsOnboarding } from "./onboarding.ts";
import { planFindings } from "./plan-findings.ts";
import type { AdfsResources } from "./resources.ts";
import { adfsRotation } from "./rotation.ts";
import { adfsView } from "./view.ts";

/** ADFS, as everything else sees it. */
export const adfs: Vendor<AdfsSettings, AdfsResources> = {
  capabilities: adfsCapabilities,
  credentials: ["adfs:privateKey", "adfs:password"],
  installation: ({ federationServiceIdentifier }) => federationServiceIdentifier,
  planFindings,
  desired: adfsDesired,
  view: adfsView,
  adoption: adfsAdoption,
  diagnosis: adfsDiagnosis,
  onboarding: adfsOnboarding,
  handover: adfsHandover,
  // Our provider looks the identifier up before it creates, and adopts only what it has made itself.
  recovery: { "adfs:index:RelyingPartyTrust": "repeatable" },
  rotation: adfsRotation,
};
