import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readSettings } from "../../policies/settings/read-settings.ts";
import { policyPackFolder } from "../policy-pack-folder.ts";
import type { Policies } from "./check-config.ts";

/**
 * What `webex-sso check` judges a project's tenants by.
 *
 * @throws WebexSsoError where the pack's settings are wrong.
 */
export function policiesOf(project: string, now: Date): Policies {
  return {
    project: String(parse(readFileSync(join(project, "Pulumi.yaml"), "utf8"))?.name),
    pack: readSettings(policyPackFolder(project), process.env.WEBEX_SSO_POLICY, now),
  };
}
