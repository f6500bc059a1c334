import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A folder with a package.json, and the names that it depends on. */
export interface NearestPackage {
  readonly directory: string;
  readonly dependencies: readonly string[];
}

/**
 * The package that a folder belongs to: its own, or the nearest one above.
 *
 * @returns undefined when there is none.
 * @throws Error when its package.json is not JSON.
 */
export function nearestPackage(directory: string): NearestPackage | undefined {
  const file = join(directory, "package.json");
  if (existsSync(file)) {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(file, "utf8"));
    return { directory, dependencies: Object.keys({ ...dependencies, ...devDependencies }) };
  }
  const parent = dirname(directory);
  return parent === directory ? undefined : nearestPackage(parent);
}
