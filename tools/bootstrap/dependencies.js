import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { handOver } from "./hand-over.js";
import { progressTimer } from "./progress-timer.js";

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */

/**
 * Whether node_modules is what package-lock.json says, by the list that npm itself keeps in there. npm writes
 * it last, so an installation that was broken off has none.
 *
 * @param {string} project
 * @returns {boolean}
 */
export function dependenciesInstalled(project) {
  const installed = lockedPackages(join(project, "node_modules", ".package-lock.json"));
  const wanted = lockedPackages(join(project, "package-lock.json"));
  if (!installed || !wanted) return false;
  const same = Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    const found = installed[path];
    if (path === "") return true; // the project itself
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
  // A lock file may lack the packages of platforms that its author's registry does not serve.
  return (
    same && Object.entries(installed).every(([path, { optional }]) => path in wanted || optional === true)
  );
}

/**
 * Installs what package-lock.json says and changes no file of the project. Not with `npm ci`: that refuses a lock
 * file that lacks packages of other platforms, and it takes node_modules away from whoever is using it.
 *
 * @param {string} project
 * @param {(line: string) => void} report
 * @returns {Promise<void>} what npm prints has gone to stderr.
 * @throws Error when npm cannot be started or fails.
 */
export async function installDependencies(project, report) {
  report("installing the npm packages: half a minute to two minutes");
  const [command, ...args] = npmCommand();
  const stop = progressTimer((elapsed) => report(`npm install is still at work, ${elapsed}`));
  const options = ["--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await handOver(command, [...args, "install", ...options], {
    cwd: project,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32" && command === "npm", // npm is a .cmd file there
  }).finally(stop);
  if (code !== 0) throw new Error(`npm install ended with exit code ${code}; its own message is above`);
  if (!dependenciesInstalled(project)) {
    throw new Error(
      "package-lock.json does not fit package.json: run npm install once and commit what it changes",
    );
  }
}

/**
 * The npm that started us, or else the one on PATH.
 *
 * @returns {[string, ...string[]]}
 */
function npmCommand() {
  const npm = process.env.npm_execpath;
  return npm?.endsWith("npm-cli.js") && existsSync(npm) ? [process.execPath, npm] : ["npm"];
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined; // absent, or npm is writing it at this moment: installed is only what is listed whole
  }
}
