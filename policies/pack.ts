import { PolicyPack } from "@pulumi/policy";
import { pulumiPolicies } from "./pulumi-policies.ts";
import { rules } from "./rules/index.ts";
import { readSettings } from "./settings/read-settings.ts";

// Where an engine starts a pack depends on the project that it judges; the SDK reads the pack's version from here.
process.chdir(import.meta.dirname);
const settings = readSettings(process.cwd(), process.env.WEBEX_SSO_POLICY, new Date());

new PolicyPack("webex-sso", {
  description: "Rules that keep single sign-on to Cisco Webex working, over the resources of any program.",
  policies: pulumiPolicies(rules, settings, () => new Date()),
});
