import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "./cache-folder.js";
import { dependenciesInstalled, installDependencies } from "./dependencies.js";
import { handOver } from "./hand-over.js";
import { acquireLock } from "./lock.js";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Makes the clone ready to work, then runs a script of it. Does nothing where nothing is to do.
 *
 * One process does both because a shell remembers where it found `node`: in `node a.js && node b.ts` the
 * second is still the machine's Node after the first has installed a newer one.
 *
 * @param {readonly string[]} command a script of the project and its arguments; may be empty.
 * @returns {Promise<number>} the exit code.
 * @throws Error when the packages cannot be installed.
 */
export async function setUp(command) {
  await ensureDependencies();
  const node = installedNode();
  const engineSetUp = join(PROJECT, "tools", "engine", "main.ts");
  const code = await handOver(node, [engineSetUp, ...(command.length > 0 ? ["--quiet"] : [])], {});
  if (code !== 0 || command.length === 0) return code;
  const PATH = [dirname(node), process.env.PATH].join(delimiter);
  return handOver(node, command, { env: { ...process.env, PATH } });
}

async function ensureDependencies() {
  if (dependenciesInstalled(PROJECT)) return;
  const clone = createHash("sha256").update(PROJECT).digest("hex").slice(0, 16);
  const release = await acquireLock(join(cacheFolder(), "lock", clone), {
    onWait: (holder) => report(`waiting for another set-up of this clone (process ${holder})`),
  });
  try {
    if (!dependenciesInstalled(PROJECT)) await installDependencies(PROJECT, report);
  } finally {
    release();
  }
}

/** The Node of the project's own dependencies, whatever the machine has. */
function installedNode() {
  const node = join(
    PROJECT,
    "node_modules",
    "node",
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (existsSync(node)) return node;
  throw new Error(
    `npm has installed no Node at ${node}: its install script has not run. ` +
      "Allow it (npm config set ignore-scripts false), delete node_modules and run set-up again.",
  );
}

/** @param {string} line */
function report(line) {
  console.error(`setup: ${line}`);
}
