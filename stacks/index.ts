import { enableCompileCache } from "node:module";
import { join } from "node:path";
import * as pulumi from "../components/pulumi.ts";

// Stripping the types of a hundred files costs more than running them; Node then does it once and not at every `up`.
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/webex-sso"));

export default async () => {
  const { deploy } = await import("./deploy.ts");
  return deploy(pulumi.getRootDirectory());
};
