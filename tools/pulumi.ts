import { dirname } from "node:path";
import { handOver } from "./bootstrap/hand-over.js";
import { engineEnvironment } from "./engine/engine-environment.ts";

/** `npm run -s pulumi -- <args>`: the engine that set-up found, in the folder that the user is in. */
// npm changes to the project's folder first. A script that changes folder itself means that folder.
const { npm_package_json: manifest = "", INIT_CWD = process.cwd() } = process.env;
const cwd = process.cwd() === dirname(manifest) ? INIT_CWD : process.cwd();

try {
  const { pulumi, env } = await engineEnvironment();
  process.exitCode = await handOver(pulumi, process.argv.slice(2), { cwd, env });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
