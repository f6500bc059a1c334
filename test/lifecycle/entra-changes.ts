import { set, setIdp } from "./config-change.ts";
import { secondGroup, types, user } from "./entra-tenant.ts";
import { sharedChanges } from "./shared-changes.ts";
import type { ExpectedStep, SettingChange } from "./subject.ts";

const updates = (type: keyof typeof types, ...differs: string[]): ExpectedStep => ({
  op: "update",
  type: types[type],
  differs,
});
const creates = (type: keyof typeof types): ExpectedStep => ({
  op: "create",
  type: types[type],
  differs: [],
});
const deletes = (type: keyof typeof types): ExpectedStep => ({
  op: "delete",
  type: types[type],
  differs: [],
});
/** What can only be replaced: the new one first, then the old one goes. */
const replaces = (type: keyof typeof types, ...differs: string[]): ExpectedStep[] =>
  (["create-replacement", "replace", "delete-replaced"] as const).map((op) => ({
    op,
    type: types[type],
    differs: op === "delete-replaced" ? [] : differs,
  }));
const claims = updates("policy", "definitions[0]");

/** Every setting of a tenant in Entra ID, and all that a plan may show for its change. */
export function entraChanges(mode: "organization" | "partner"): SettingChange[] {
  return [...ownSettings, ...sharedSettings(mode)];
}

const ownSettings: readonly SettingChange[] = [
  {
    key: "idp.displayName",
    change: setIdp("displayName", "Webex"),
    shows: [updates("application", "displayName"), updates("policy", "displayName")],
  },
  { key: "idp.users", change: setIdp("users", [user]), shows: [creates("assignment")] },
  {
    key: "idp.appRole",
    change: setIdp("appRole", "msiam_access"),
    shows: replaces("assignment", "appRoleId"),
    alone: true,
  },
  {
    key: "idp.notificationEmailAddresses",
    change: setIdp("notificationEmailAddresses", ["sso@example.com"]),
    shows: [updates("servicePrincipal", "notificationEmailAddresses")],
  },
  {
    key: "idp.loginUrl",
    change: setIdp("loginUrl", "https://web.webex.com"),
    shows: [updates("servicePrincipal", "loginUrl")],
  },
  {
    key: "idp.signingCertificates",
    change: setIdp("signingCertificates", [{ name: "first" }, { name: "next" }]),
    shows: [creates("certificate")],
  },
  {
    key: "idp.signingCertificates",
    change: setIdp("signingCertificates", [{ name: "first", endDate: "2028-01-01" }]),
    shows: replaces("certificate", "endDate"),
    alone: true,
  },
  {
    key: "idp.signingCertificates",
    change: setIdp("signingCertificates", []),
    shows: [deletes("certificate")],
    alone: true,
  },
];

const sharedSettings = (mode: "organization" | "partner"): readonly SettingChange[] => [
  ...sharedChanges(
    { mode, group: secondGroup, expression: "user.extensionattribute1" },
    {
      claimSource: [claims],
      claimExpression: [claims],
      attributes: [claims],
      mode: [claims],
      // The plugin keeps a set sorted: the moved one stands before a partner's further URL.
      metadata: [
        updates(
          "application",
          ...(mode === "partner" ? [0, 1] : [0]).map((place) => `web.redirectUris[${place}]`),
        ),
      ],
      singleLogout: [updates("application", "web.logoutUrl")],
      hideLaunchTile: [updates("servicePrincipal", "featureTags[0].hide")],
      oneMoreGroup: [creates("assignment")],
      nobody: [deletes("assignment")],
    },
  ),
  {
    key: "metadata",
    change: set("metadata", "post-only.xml"),
    shows: [updates("application", "web.logoutUrl")],
    alone: true,
  },
];
