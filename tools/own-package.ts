import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";

/** What this tool says of itself in its package.json, in a checkout as in the npm package. */
export interface OwnPackage {
  /** @example "0.1.0" */
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Reads it. */
export function ownPackage(): OwnPackage {
  const file = findPackageJSON("..", import.meta.url);
  if (file === undefined) throw new Error(`There is no package.json above ${import.meta.filename}.`);
  return JSON.parse(readFileSync(file, "utf8"));
}
