import type { Adoption, ExistingTrust } from "../adoption.ts";
import type { Ask } from "../recovery.ts";
import type { OktaSettings } from "./config.ts";

interface App {
  readonly id: string;
  readonly label: string;
  readonly signOnMode: string;
  readonly status: string;
}

/** Applications of Okta are known by their audience, which is Webex's entity ID. */
export const oktaAdoption: Adoption<OktaSettings> = {
  searchedBy: "every SAML application of the organisation by its audience",
  async search({ entityId }, ask) {
    const { apps } = await ask({ token: "okta:index/getApps:getApps", args: { activeOnly: false } });
    const saml = ((apps ?? []) as readonly App[]).filter(({ signOnMode }) => signOnMode === "SAML_2_0");
    const found = await Promise.all(
      saml.map(async (app) => {
        const { audience } = await ask({ token: "okta:app/getSaml:getSaml", args: { id: app.id } });
        return audience === entityId ? [await described(app, ask)] : [];
      }),
    );
    return found.flat();
  },
  id: {
    pattern: /^0oa\w+$/,
    words: "an application's identifier, which begins with 0oa",
    whereToRead:
      "In Okta's admin console, open Applications > Applications and the application: its address ends in /instance/0oa….",
  },
  place: ["okta:orgName", "okta:baseUrl"],
  afterwards:
    "Remove webex-sso:import from the stack file: were the application deleted one day, Pulumi would look for that identifier instead of making a new one.",
  keeps: [
    { property: /^label$/, key: "label" },
    { property: /^subjectNameIdTemplate$/, key: "nameIdTemplate" },
    { property: /^authnContextClassRef$/, key: "authnContextClassRef" },
    { property: /^authenticationPolicy$/, key: "authenticationPolicy" },
  ],
};

async function described({ id, label, status }: App, ask: Ask): Promise<ExistingTrust> {
  const answer = await ask({
    token: "okta:index/getAppGroupAssignments:getAppGroupAssignments",
    args: { id },
  });
  const groups = (answer.groups ?? []) as readonly string[];
  const who = groups.length === 0 ? "no group is assigned" : `groups ${groups.join(", ")}`;
  return { id, name: label, whoMaySignIn: status === "ACTIVE" ? who : `nobody, it is ${status}; ${who}` };
}
