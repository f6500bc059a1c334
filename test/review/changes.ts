import type { Verdict } from "../../review/tenant-review.ts";
import { set, setIdp } from "../lifecycle/config-change.ts";
import type { StackConfig } from "../support/project.ts";
import { groups, metadataOf, olderKey, pingOneKeys } from "./fleet-project.ts";

/** An edit of a pull request, and what the review must make of each tenant that it touches. */
export interface Edit {
  readonly title: string;
  /** The tenant whose stack file is edited. */
  readonly tenant?: string;
  readonly config?: (config: StackConfig) => StackConfig;
  /** The stack file as text. */
  readonly text?: (yaml: string) => string;
  /** Files beside the stack files: undefined deletes. */
  readonly files?: Readonly<Record<string, string | undefined>>;
  /** A tenant whose stack file gets another name. */
  readonly rename?: readonly [from: string, to: string];
  /** By tenant: the verdict, and words of its part of the comment. */
  readonly expected: Readonly<Record<string, readonly [verdict: Verdict, ...words: (string | RegExp)[]]>>;
}

const edit = (
  title: string,
  tenant: string,
  config: (config: StackConfig) => StackConfig,
  verdict: Verdict,
  ...words: (string | RegExp)[]
): Edit => ({ title, tenant, config, expected: { [tenant]: [verdict, ...words] } });

const unset =
  (name: string) =>
  (config: StackConfig): StackConfig =>
    Object.fromEntries(Object.entries(config).filter(([key]) => key !== `webex-sso:${name}`));

const eu = "https://idbroker-eu.webex.com/idb/Consumer/metaAlias/";

/** Three pull requests over the twelve tenants. */
export const pullRequests: Readonly<Record<string, readonly Edit[]>> = {
  "a change for each": [
    edit(
      "encryption is switched on",
      "adfs-hq",
      set("encryption", "aes256-cbc"),
      "changes-sign-in",
      "**encryption** `off` → `aes256-cbc`",
      "Failed to decrypt SAML assertion",
    ),
    edit(
      "clock skew",
      "adfs-south",
      set("clockSkewMinutes", 5),
      "changes-sign-in",
      /\*\*clock skew\*\* `\d+ min` → `5 min`/,
      "Your account is not authorized",
    ),
    edit(
      "one more group",
      "entra-hq",
      set("groups", groups.entra),
      "changes-sign-in",
      `**who may sign in** added \`${groups.entra[1]}\``,
      "may sign in from now on",
    ),
    edit(
      "the claim from another value",
      "entra-north",
      set("claimSource", "userName"),
      "changes-sign-in",
      "**claim's value** `email` → `userName`",
      "Please use the same email",
    ),
    edit(
      "one more signing certificate",
      "entra-south",
      setIdp("signingCertificates", [{ name: "first" }, { name: "second" }]),
      "changes-sign-in",
      "certificate that signs",
      "Control Hub",
    ),
    edit(
      "another name",
      "okta-hq",
      setIdp("label", "Webex of headquarters"),
      "safe",
      "**name** `label` `okta-hq` → `Webex of headquarters`",
      "nobody who signs in notices",
    ),
    {
      title: "white space only",
      tenant: "okta-north",
      text: (yaml) => `# The north\n\n${yaml.replaceAll("\n  webex-sso:mode", "\n\n  webex-sso:mode")}\n`,
      expected: { "okta-north": ["safe", "only white space or comments; nothing changes"] },
    },
    edit(
      "partner instead of organisation",
      "okta-south",
      set("mode", "partner"),
      "blocked",
      "**claim** `uid` → `mail`. _breaks sign-in_",
      "breaks sign-in: claim",
    ),
    edit(
      "another key signs",
      "pingfederate-east",
      setIdp("signingKey", "signing-2027"),
      "blocked",
      "**key that signs**",
      "`signing-2026` → `signing-2027`",
      "until the new metadata is imported in Control Hub",
    ),
    edit(
      "one more attribute",
      "pingfederate-north",
      set("attributes", [{ name: "firstname", source: "givenName" }]),
      "changes-sign-in",
      "**attribute** added `firstname` `givenName`",
    ),
    edit(
      "the launch tile is shown",
      "pingone-east",
      set("hideLaunchTile", false),
      "safe",
      "**launch tile** `hidden` → `shown`",
    ),
    {
      title: "a tenant is deleted",
      files: { "Pulumi.pingone-north.yaml": undefined },
      expected: {
        "pingone-north": [
          "blocked",
          "sign-in outage once it is destroyed: the tenant is deleted",
          "everybody who signs in through it is locked out",
          "`pulumi destroy --stack pingone-north`",
          "deletes nothing by itself",
        ],
      },
    },
  ],
  "what hurts": [
    edit(
      "a second factor",
      "adfs-hq",
      setIdp(
        "additionalAuthenticationRules",
        '=> issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");',
      ),
      "changes-sign-in",
      "**how users authenticate** `additionalAuthenticationRules`",
    ),
    edit(
      "nobody may sign in",
      "adfs-south",
      unset("groups"),
      "blocked",
      `**who may sign in** dropped \`${groups.adfs[0]}\``,
      "No group is assigned",
      "**access** (mandatory)",
    ),
    edit(
      "metadata that is not there",
      "entra-hq",
      set("metadata", "nowhere.xml"),
      "blocked",
      "the preview failed",
      "nowhere.xml, which cannot be read",
    ),
    edit(
      "another organisation's metadata",
      "entra-north",
      set("metadata", "east.xml"),
      "blocked",
      /\*\*audience\*\* `https:\/\/idbroker.webex.com\/2{8}-.*` → `https:\/\/idbroker.webex.com\/4{8}-/,
      "another Webex organisation",
    ),
    edit(
      "one group instead of another",
      "entra-south",
      set("groups", [groups.entra[1]]),
      "changes-sign-in",
      `**who may sign in** added \`${groups.entra[1]}\``,
      `**who may sign in** dropped \`${groups.entra[0]}\``,
      "refused by the identity provider",
    ),
    edit(
      "single logout is switched off",
      "okta-hq",
      set("singleLogout", false),
      "changes-sign-in",
      "**single logout** `on` → `off`",
      "leaves the session",
    ),
    edit(
      "no group of Okta is left in the stack",
      "okta-south",
      unset("groups"),
      "blocked",
      `**who may sign in** dropped \`${groups.okta[0]}\`. _breaks sign-in_: Nobody is left`,
    ),
    edit(
      "the other certificate verifies logout",
      "okta-north",
      set("logoutCertificate", olderKey.fingerprint),
      "changes-sign-in",
      `certificate that verifies Webex's logout messages** added \`${olderKey.fingerprint}\``,
    ),
    edit(
      "no protection",
      "pingfederate-east",
      set("protect", false),
      "safe",
      "**protection** `protected` → `not protected`",
    ),
    edit(
      "another NameID",
      "pingfederate-north",
      setIdp("subject", "uid"),
      "changes-sign-in",
      "**NameID's value**",
      "not by the NameID",
    ),
    edit(
      "another environment",
      "pingone-east",
      setIdp("environmentId", "a0000000-0000-4000-8000-000000000002"),
      "blocked",
      "sign-in outage: the trust is replaced",
      "deleted and made anew",
    ),
    edit(
      "another key of PingOne signs",
      "pingone-north",
      setIdp("signingKey", pingOneKeys[1]),
      "blocked",
      "**key that signs**",
    ),
  ],
  "files that several use": [
    {
      title: "one more ACS in metadata that three tenants use",
      files: { "hq.xml": metadataOf("hq", { further: true }) },
      expected: Object.fromEntries(
        ["adfs-hq", "entra-hq", "okta-hq"].map((tenant) => [
          tenant,
          ["changes-sign-in", `**ACS** added \`${eu}`, "answered from now on"] as const,
        ]),
      ),
    },
    {
      title: "the ACS elsewhere in metadata that two tenants use",
      files: { "east.xml": metadataOf("east", { moved: true }) },
      expected: {
        "pingfederate-east": [
          "changes-sign-in",
          `**ACS** added \`${eu}`,
          "**ACS** dropped",
          "**default ACS**",
        ],
        "pingone-east": ["changes-sign-in", `**ACS** added \`${eu}`, "**ACS** dropped"],
      },
    },
    {
      title: "a stack file gets another name",
      rename: ["okta-south", "okta-sur"],
      expected: {
        "okta-south": [
          "blocked",
          "sign-in outage once it is destroyed",
          "`pulumi stack rename okta-sur --stack okta-south`",
        ],
        "okta-sur": ["blocked", "no stack named 'okta-sur' found", "pulumi stack init okta-sur"],
      },
    },
    {
      title: "a stack file that is no YAML",
      tenant: "okta-north",
      text: (yaml) => `${yaml}\n  : [`,
      expected: { "okta-north": ["blocked", "the preview failed"] },
    },
  ],
};
