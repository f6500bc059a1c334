import { delimiter, dirname, join } from "node:path";
import { handOver } from "./bootstrap/hand-over.js";
import { checks, peers } from "./checks.ts";

/** `npm test`, and with `peers` `npm run test:peers`: runs every check, also after one has failed, and says which did. */
const project = dirname(import.meta.dirname);
const commands = join(project, "node_modules", ".bin");
const env = { ...process.env, PATH: [dirname(process.execPath), commands, process.env.PATH].join(delimiter) };

const chosen = process.argv[2] === "peers" ? peers : checks;
const failed: string[] = [];
for (const { name, command } of chosen(process.env.WEBEX_SSO_TEST_REPORT)) {
  const [tool, ...args] = command;
  console.error(`\n== ${name}: ${tool}`);
  const start = performance.now();
  const code = await handOver(tool, args, { cwd: project, env, shell: process.platform === "win32" });
  console.error(`== ${name}: ${code === 0 ? "ok" : "failed"}, ${seconds(start)} s`);
  if (code !== 0) failed.push(name);
}
console.error(failed.length === 0 ? "\nAll checks pass." : `\nFailed: ${failed.join(", ")}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

function seconds(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(1);
}
