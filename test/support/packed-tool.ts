import { execFileSync } from "node:child_process";
import { chmodSync, globSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** Makes the npm package, as `npm publish` would. @returns the tarball. */
export function packTool(folder: string): string {
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [tarball] = globSync("webex-sso-*.tgz", { cwd: folder });
  if (tarball === undefined) throw new Error(`npm pack left nothing in ${folder}.`);
  return join(folder, tarball);
}

/**
 * Puts the package into a project as npm does, but its dependencies as links to those of this repository: what its
 * package.json does not name is not there.
 */
export function installTool(tarball: string, project: string): void {
  const modules = join(project, "node_modules");
  const tool = join(modules, "webex-sso");
  mkdirSync(tool, { recursive: true });
  execFileSync("tar", ["xzf", tarball, "--strip-components=1", "-C", tool]);
  for (const name of shippedDependencies()) link(join(root, "node_modules", name), join(modules, name));
  const { bin } = JSON.parse(readFileSync(join(tool, "package.json"), "utf8"));
  for (const [name, file] of Object.entries<string>(bin)) {
    chmodSync(join(tool, file), 0o755);
    link(join(tool, file), join(modules, ".bin", name));
  }
}

/** What npm would install for a user: everything at the top of node_modules that is not for development alone. */
function shippedDependencies(): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const there = new Set(
    readdirSync(join(root, "node_modules"), { withFileTypes: true }).flatMap(({ name }) =>
      name.startsWith("@")
        ? readdirSync(join(root, "node_modules", name)).map((one) => `${name}/${one}`)
        : name,
    ),
  );
  return Object.entries<{ dev?: boolean; devOptional?: boolean }>(packages).flatMap(
    ([path, { dev, devOptional }]) => {
      const [, name = ""] = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
      return there.has(name) && !dev && !devOptional ? [name] : [];
    },
  );
}

function link(target: string, place: string): void {
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(target, place);
}
