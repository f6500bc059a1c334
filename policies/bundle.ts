import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const pack = import.meta.dirname;
/** Pulumi's own, which must be one and the same with what starts the pack. */
const external = ["@pulumi/policy", "@pulumi/pulumi"];

/**
 * Writes the pack into a folder that can be published or copied: one file of JavaScript, beside Pulumi's own packages,
 * which `npm install` (or Pulumi Cloud) brings.
 *
 * @param folder made if need be. Settings that are in it stay.
 */
export async function bundle(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await build({
    stdin: {
      contents: 'import { startPack } from "./pack.ts";\nstartPack(import.meta.dirname);',
      resolveDir: pack,
    },
    outfile: join(folder, "index.js"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    external,
    minify: true,
    // CommonJS packages in a module ask for Node's own by require().
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  cpSync(join(pack, "PulumiPolicy.yaml"), join(folder, "PulumiPolicy.yaml"));
  const own = JSON.parse(readFileSync(join(pack, "package.json"), "utf8"));
  const project = JSON.parse(readFileSync(join(pack, "../package.json"), "utf8"));
  const versions = { ...project.devDependencies, ...project.dependencies };
  const dependencies = Object.fromEntries(external.map((name) => [name, versions[name]]));
  writeFileSync(join(folder, "package.json"), `${JSON.stringify({ ...own, dependencies }, undefined, 2)}\n`);
}
