import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * The policy pack that judges a project: its own folder `policies`, which has its settings, else that of this tool.
 *
 * @param project the folder in which Pulumi.yaml stands.
 */
export function policyPackFolder(project: string): string {
  const own = join(project, "policies");
  return existsSync(join(own, "PulumiPolicy.yaml")) ? own : join(import.meta.dirname, "../policies");
}
