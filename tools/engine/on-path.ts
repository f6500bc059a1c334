import { delimiter, isAbsolute, join, sep } from "node:path";
import { cacheFolder } from "../bootstrap/cache-folder.js";
import type { Attempt } from "./engine.ts";
import { goodEnough, OLDEST_VERSION } from "./engine-version.ts";
import { executable, isExecutable } from "./executable.ts";
import { runCommand } from "./run-command.ts";

/** A CLI answers at once; a broken one or a wrapper that wants the network may never do. */
const VERSION_TIMEOUT_MS = 10_000;

/** The first way: a Pulumi CLI that the user has installed, together with its language host. */
export async function onPath(
  env: NodeJS.ProcessEnv = process.env,
  timeoutMs = VERSION_TIMEOUT_MS,
): Promise<Attempt> {
  const folders = commandFolders(env);
  const pulumi = firstOf(folders, "pulumi");
  if (!pulumi) return { reason: "no pulumi on PATH" };
  const languageHost = firstOf(folders, "pulumi-language-nodejs");
  if (!languageHost) return { reason: `${pulumi} is on PATH, but no pulumi-language-nodejs` };

  const result = await runCommand(pulumi, ["version"], {
    env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "1" },
    timeoutMs,
  });
  if (!result.ok) return { reason: `${pulumi} version: ${result.failure}` };
  const version = result.stdout.trim().replace(/^v/, "");
  if (!goodEnough(version)) return { reason: `${pulumi} is ${version}, and ${OLDEST_VERSION} is needed` };
  return { engine: { pulumi, languageHost, version } };
}

/** PATH without what npm puts into it and without our own cache, which is not something the user installed. */
function commandFolders(env: NodeJS.ProcessEnv): string[] {
  const cache = cacheFolder(env) + sep;
  return (env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .filter((folder) => !folder.endsWith(join("node_modules", ".bin")) && !folder.startsWith(cache));
}

function firstOf(folders: readonly string[], name: string): string | undefined {
  return folders.map((folder) => executable(folder, name)).find(isExecutable);
}
