import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import type { Ended } from "./transcript.ts";
import { varying } from "./varying.ts";

const installer = join(import.meta.dirname, "npm-install.ts");

/** What is of this machine and of who runs the tests: npm's and Pulumi's settings, and those of the runner. */
const others = /^(npm_|PULUMI_|VITEST|NODE_|INIT_CWD$|CI$)/i;

/**
 * A shell as a reader types into it: its folder and its variables last from block to block.
 *
 * @param folder where it begins; its own files are beside it.
 * @param tarball the packed tool, which `npm install` puts in place: the registry has it only once it is published.
 */
export function openShell(folder: string, tarball: string): (commands: string) => Promise<Ended> {
  const [variables, place, output] = [`${folder}.env`, `${folder}.place`, `${folder}.output`];
  writeFileSync(place, folder);
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !others.test(name))),
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    npm_config_userconfig: `${folder}.npmrc`,
    npm_config_update_notifier: "false",
  };
  return async (commands) => {
    const script = `
${existsSync(variables) ? `source '${variables}'` : ""}
cd "$(cat '${place}')"
npm() { if [ "$*" = install ]; then node '${installer}' '${tarball}' "$PWD"; else command npm "$@"; fi; }
remember() { export -p > '${variables}'; pwd > '${place}'; }
trap remember EXIT
exec > '${output}' 2>&1 < /dev/null
set -e
${commands}`;
    const [code] = await once(spawn("bash", ["-c", script], { env, stdio: "ignore" }), "close");
    if (code === null) throw new Error(`These commands were killed:\n${commands}`);
    const text = readFileSync(output, "utf8");
    return {
      code,
      output: varying.reduce((done, { found, shown }) => done.replaceAll(found, shown), text),
    };
  };
}
