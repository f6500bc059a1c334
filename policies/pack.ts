import { PolicyPack } from "@pulumi/policy";
import { pulumiPolicies } from "./pulumi-policies.ts";
import { rules } from "./rules/index.ts";
import { readSettings } from "./settings/read-settings.ts";

/**
 * Starts the pack, for the engine that waits for it.
 *
 * @param folder the pack's own, with its package.json, and its settings if it has any.
 */
export function startPack(folder: string): void {
  // Where an engine starts a pack depends on the project that it judges; the SDK reads the pack's version from here.
  process.chdir(folder);
  const settings = readSettings(process.cwd(), process.env.WEBEX_SSO_POLICY, new Date());
  new PolicyPack("webex-sso", {
    description: "Rules that keep single sign-on to Cisco Webex working, over the resources of any program.",
    policies: pulumiPolicies(rules, settings, () => new Date()),
  });
}
