import { readFileSync } from "node:fs";
import { join } from "node:path";
import type * as Language from "@pulumi/pulumi/proto/language_pb.js";
import languageProto from "@pulumi/pulumi/proto/language_pb.js";
import { nearestPackage } from "./nearest-package.ts";

/**
 * What `pulumi about` lists: the npm packages that are installed for a program, with their versions. Without
 * "transitive" only those that its package.json names.
 */
export function programDependencies(
  request: Language.GetProgramDependenciesRequest,
): Language.GetProgramDependenciesResponse {
  const found = nearestPackage(request.getInfo()?.getProgramDirectory() || request.getPwd());
  const response = new languageProto.GetProgramDependenciesResponse();
  if (!found) return response;
  const installed = installedPackages(found.directory);
  const names = request.getTransitivedependencies() ? [...installed.keys()] : found.dependencies;
  for (const name of names) {
    const version = installed.get(name);
    if (version === undefined) continue;
    response.addDependencies(new languageProto.DependencyInfo().setName(name).setVersion(version));
  }
  return response;
}

/** Name to version, from the list that npm keeps of what it has installed. */
function installedPackages(directory: string): Map<string, string> {
  const prefix = "node_modules/";
  try {
    const lock = JSON.parse(readFileSync(join(directory, prefix, ".package-lock.json"), "utf8"));
    const packages: [string, { version: string }][] = Object.entries(lock.packages);
    return new Map(
      packages.map(([path, { version }]) => [path.slice(path.lastIndexOf(prefix) + prefix.length), version]),
    );
  } catch {
    return new Map(); // another package manager, or nothing installed: nothing to list
  }
}
