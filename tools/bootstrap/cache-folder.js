import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The folder for what outlives a clone, shared by all clones of one user: `webex-sso` in the place that the
 * platform has for caches.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {string}
 */
export function cacheFolder(env = process.env, platform = process.platform) {
  return join(platformCaches(env, platform), "webex-sso");
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
function platformCaches(env, platform) {
  if (env.XDG_CACHE_HOME) return env.XDG_CACHE_HOME;
  if (platform === "darwin") return join(homedir(), "Library", "Caches");
  if (platform === "win32") return env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local");
  return join(homedir(), ".cache");
}
