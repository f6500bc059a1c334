import { textOf } from "../text-of.ts";
import type { Vendor } from "../vendor.ts";
import { oktaCapabilities } from "./capabilities.ts";
import type { OktaSettings } from "./config.ts";
import { oktaDesired } from "./desired.ts";
import type { OktaResources } from "./resources.ts";
import { oktaView } from "./view.ts";

/** Okta, as everything else sees it. */
export const okta: Vendor<OktaSettings, OktaResources> = {
  capabilities: oktaCapabilities,
  credentials: ["okta:apiToken", "okta:accessToken", "okta:privateKey"],
  installation: (_, values) => {
    const organization = textOf(values["okta:orgName"]);
    return organization && `${organization}.${textOf(values["okta:baseUrl"]) ?? "okta.com"}`;
  },
  desired: oktaDesired,
  view: oktaView,
};
