import type { Recovery } from "../recovery.ts";

interface App {
  readonly id: string;
  readonly label: string;
  readonly signOnMode: string;
  /** RFC 3339. */
  readonly created: string;
}

/** Milliseconds by which the clock of this machine and Okta's may differ. */
const clockDifference = 5 * 60_000;

/** Okta gives an application its identifier, so one that was made in an interrupted update is found by label and audience. */
export const oktaRecovery: Readonly<Record<string, Recovery>> = {
  "okta:app/saml:Saml": {
    // `q` finds what begins with the label, active or not.
    list: ({ label }) => ({ token: "okta:index/getApps:getApps", args: { q: label } }),
    candidates: ({ apps }, inputs, since) =>
      ((apps ?? []) as readonly App[])
        .filter(({ label, signOnMode }) => label === inputs.label && signOnMode === "SAML_2_0")
        .filter(({ created }) => !(Date.parse(created) < since.getTime() - clockDifference))
        .map(({ id }) => id),
    read: (id) => ({ token: "okta:app/getSaml:getSaml", args: { id } }),
    matches: ({ audience }, inputs) => audience === inputs.audience,
  },
  // Assigning a group that is assigned already changes nothing.
  "okta:index/appGroupAssignments:AppGroupAssignments": "repeatable",
};
