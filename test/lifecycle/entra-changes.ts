import { otherMode, set, setIdp } from "./config-change.ts";
import { olderKey, secondGroup, types, user } from "./entra-tenant.ts";
import { customer } from "./sample-tenant.ts";
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
  return [...ownSettings, ...sharedSettings(mode), ...whoMaySignIn(mode)];
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
  { key: "claimSource", change: set("claimSource", "userName"), shows: [claims] },
  {
    key: "claimSource",
    change: set("claimSource", { expression: "user.extensionattribute1" }),
    shows: [claims],
    alone: true,
  },
  {
    key: "attributes",
    change: set("attributes", [{ name: "zip", source: "postalCode" }]),
    shows: [claims],
  },
  { key: "mode", change: otherMode(mode), shows: [claims], alone: true },
  {
    key: "metadata",
    change: set("metadata", "moved.xml"),
    // The plugin keeps a set sorted: a partner's further URL comes first.
    shows: [updates("application", `web.redirectUris[${mode === "partner" ? 1 : 0}]`)],
  },
  {
    key: "metadata",
    change: set("metadata", "post-only.xml"),
    shows: [updates("application", "web.logoutUrl")],
    alone: true,
  },
  {
    key: "metadataSignature",
    change: (config) => set("metadataSignature", "unsigned")(set("metadata", "unsigned.xml")(config)),
    shows: [],
    alone: true,
  },
  {
    key: "singleLogout",
    change: set("singleLogout", false),
    shows: [updates("application", "web.logoutUrl")],
  },
  { key: "logoutCertificate", change: set("logoutCertificate", olderKey.fingerprint), shows: [] },
  { key: "honorForceAuthn", change: set("honorForceAuthn", false), shows: [] },
  {
    key: "hideLaunchTile",
    change: set("hideLaunchTile", false),
    shows: [updates("servicePrincipal", "featureTags[0].hide")],
  },
  { key: "tenantGroup", change: set("tenantGroup", "several"), shows: [] },
  { key: "clockSkewMinutes", change: set("clockSkewMinutes", 3), shows: [] },
];

const whoMaySignIn = (mode: "organization" | "partner"): readonly SettingChange[] => [
  {
    key: "groups",
    change: (config) =>
      set("groups", [...((config["webex-sso:groups"] as string[]) ?? []), secondGroup])(config),
    shows: [creates("assignment")],
  },
  mode === "partner"
    ? {
        key: "customers",
        change: (config) =>
          set("customers", [
            ...(config["webex-sso:customers"] as object[]),
            { ...customer(secondGroup), organizationId: "44444444-4444-4444-8444-444444444444" },
          ])(config),
        shows: [creates("assignment")],
        alone: true,
      }
    : {
        key: "customers",
        change: (config) => set("customers", [customer(secondGroup)])(set("mode", "partner")(config)),
        shows: [claims, creates("assignment")],
        alone: true,
      },
  {
    key: mode === "partner" ? "customers" : "groups",
    change: set(mode === "partner" ? "customers" : "groups", []),
    shows: [deletes("assignment")],
    alone: true,
  },
];
