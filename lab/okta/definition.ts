import type { ProviderDefinition } from "../../providers/host/definition.ts";
import type { Store } from "../store.ts";
import { oktaApi } from "./api.ts";
import { appGroupAssignments } from "./app-group-assignments.ts";
import { oktaConfig } from "./config.ts";
import type { OktaSession } from "./context.ts";
import { getAppGroupAssignments } from "./get-app-group-assignments.ts";
import { getApps } from "./get-apps.ts";
import { getGroup } from "./get-group.ts";
import { getSaml } from "./get-saml.ts";
import { group } from "./group.ts";
import { groupAssignment } from "./group-assignment.ts";
import { saml } from "./saml.ts";
import type { OktaWorld } from "./world.ts";

/** The stand-in of the provider `okta`, on a state of its own. */
export function oktaDefinition(
  store: Store<OktaWorld>,
  now: () => Date,
  refusedTokens: readonly string[],
): ProviderDefinition<OktaSession> {
  return {
    name: "okta",
    version: "7.0.0",
    configure(input) {
      const config = oktaConfig(input, refusedTokens);
      return { ...config, api: oktaApi(store, now, config.orgName) };
    },
    resources: {
      "okta:app/saml:Saml": saml,
      "okta:app/groupAssignment:GroupAssignment": groupAssignment,
      "okta:group/group:Group": group,
      "okta:index/appGroupAssignments:AppGroupAssignments": appGroupAssignments,
    },
    functions: {
      "okta:app/getSaml:getSaml": getSaml,
      "okta:index/getApps:getApps": getApps,
      "okta:group/getGroup:getGroup": getGroup,
      "okta:index/getAppGroupAssignments:getAppGroupAssignments": getAppGroupAssignments,
    },
  };
}
