import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { userFolder } from "./user-folder.ts";
import { wrongCall } from "./wrong-call.ts";

const mark = "PulumiPolicy.yaml";

/**
 * The policy pack that judges a project: the one that the user names, else the project's own folder `policies`, which has its
 * settings, else that of this tool.
 *
 * @param project the folder in which Pulumi.yaml stands.
 * @throws WebexSsoError of a wrong call. Without settings every policy has its default: a folder that is mistyped must not
 *   look like that.
 */
export function policyPackFolder(project: string, named?: string): string {
  if (named === undefined) {
    const own = join(project, "policies");
    return existsSync(join(own, mark)) ? own : join(import.meta.dirname, "../policies");
  }
  const pack = resolve(userFolder(), named);
  if (existsSync(join(pack, mark))) return pack;
  throw wrongCall(
    `--policy-pack ${named} ${existsSync(pack) ? `is no policy pack: there is no ${mark} in it` : "does not exist"}. Name the folder of the policy pack.`,
  );
}
