import type { Administration } from "../administration.ts";
import { adfsAdoption } from "./adoption.ts";
import type { AdfsSettings } from "./config.ts";
import { adfsDiagnosis } from "./diagnosis.ts";
import { adfsDirectory } from "./directory.ts";
import { adfsHandover } from "./handover.ts";
import { adfsOnboarding } from "./onboarding.ts";
import { adfsRotation } from "./rotation.ts";

/** ADFS, as the commands of an administrator see it. */
export const adfsAdministration: Administration<AdfsSettings> = {
  onboarding: adfsOnboarding,
  directory: adfsDirectory,
  adoption: adfsAdoption,
  handover: adfsHandover,
  diagnosis: adfsDiagnosis,
  rotation: adfsRotation,
  // Our provider looks the identifier up before it creates, and adopts only what it has made itself.
  recovery: { "adfs:index:RelyingPartyTrust": "repeatable" },
};
