import { enableCompileCache } from "node:module";
import { join } from "node:path";

/**
 * Starts the policy pack for a folder of your own, which has the pack's settings: `webex-sso/policies` of the npm package.
 *
 * @param {string} folder where PulumiPolicy.yaml, package.json and, if need be, webex-sso-policy.yaml stand.
 * @returns {Promise<void>}
 * @example startPolicyPack(import.meta.dirname);
 */
export async function startPolicyPack(folder) {
  // A pack's entry is loaded by require(), through ts-node, which refuses TypeScript modules: Node itself loads the rest,
  // and strips its types once and not at every run.
  enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/webex-sso"));
  const { startPack } = await import("./pack.ts");
  startPack(folder);
}
