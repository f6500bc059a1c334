import { enableCompileCache } from "node:module";
import { join } from "node:path";
import * as pulumi from "../components/pulumi.ts";

// Stripping the types of a hundred files costs more than running them; Node then does it once and not at every `up`.
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/webex-sso"));

/**
 * Deploys the tenant of the stack that the engine runs, for a program of your own: `webex-sso/stack` of the npm package.
 * Its stack file stands in the `stackConfigDir` of Pulumi.yaml.
 *
 * @returns the outputs of the stack: what people need next.
 * @throws RunError with everything that is wrong with the tenant, which Pulumi prints without a stack trace.
 * @example export default () => deployTenant();
 */
export async function deployTenant(): Promise<Record<string, pulumi.Input<unknown>>> {
  const { deploy } = await import("./deploy.ts");
  return deploy(pulumi.getRootDirectory());
}
