import { join } from "node:path";
import { cacheFolder } from "../bootstrap/cache-folder.js";
import type { Engine } from "./engine.ts";
import { ENGINE_VERSION } from "./engine-version.ts";
import { executable, isExecutable } from "./executable.ts";

/** The folder of the cached engines: one folder for each version and platform. */
function enginesFolder(): string {
  return join(cacheFolder(), "engine");
}

/** Where the engine of this version is, or is to be put; the folder appears complete or not at all. */
export function engineFolder(): string {
  return join(enginesFolder(), `${ENGINE_VERSION}-${process.platform}-${process.arch}`);
}

/** The engine in a folder; undefined when it is not there or not whole. */
export function engineIn(folder: string): Engine | undefined {
  const pulumi = executable(folder, "pulumi");
  const languageHost = executable(folder, "pulumi-language-nodejs");
  if (!isExecutable(pulumi) || !isExecutable(languageHost)) return undefined;
  return { pulumi, languageHost, version: ENGINE_VERSION };
}
