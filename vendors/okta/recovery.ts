import type { Recovery } from "../recovery.ts";

/** Okta gives an application its identifier, so one that was made in an interrupted update is found by label and audience. */
export const oktaRecovery: Readonly<Record<string, Recovery>> = {
  "okta:app/saml:Saml": {
    // `q` finds what begins with the label, active or not.
    list: ({ label }) => ({ token: "okta:index/getApps:getApps", args: { q: label } }),
    candidates: ({ apps }, inputs) =>
      ((apps ?? []) as readonly { id: string; label: string; signOnMode: string }[])
        .filter(({ label, signOnMode }) => label === inputs.label && signOnMode === "SAML_2_0")
        .map(({ id }) => id),
    read: (id) => ({ token: "okta:app/getSaml:getSaml", args: { id } }),
    matches: ({ audience }, inputs) => audience === inputs.audience,
  },
  // Assigning a group that is assigned already changes nothing.
  "okta:index/appGroupAssignments:AppGroupAssignments": "repeatable",
};
