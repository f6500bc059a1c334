import { startAdfsStandIn } from "./adfs/stand-in.ts";
import { startEntraLab } from "./entra/start.ts";
import { startOktaLab } from "./okta/start.ts";
import { startPingFederateLab } from "./pingfederate/start.ts";
import { startPingOneLab } from "./pingone/start.ts";

/** How each stand-in is started. A new identity provider adds a row here. */
export const standIns = {
  adfs: startAdfsStandIn,
  entra: startEntraLab,
  okta: startOktaLab,
  pingfederate: startPingFederateLab,
  pingone: startPingOneLab,
};
