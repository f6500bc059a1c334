import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { join, posix, relative, resolve, sep } from "node:path";
import { stackConfigDirectory } from "../../stacks/stack-config-directory.ts";
import { tenantOfFile } from "../../stacks/tenant-names.ts";
import { changedFiles } from "./changed-files.ts";
import { type Base, findBase, git } from "./git.ts";
import { type Tree, tenantFiles } from "./tenant-files.ts";
import { type Touched, touchedTenants } from "./touched-tenants.ts";

/** What a change touches, and what it was compared with. */
export interface ChangeInGit extends Touched {
  readonly base: Base;
  /** Reads a file as it was at the base; undefined where there was none. */
  readonly readBase: (path: string) => Promise<string | undefined>;
}

/**
 * Which tenants the change in a working tree touches, compared with where it left its base.
 *
 * @param project the folder in which Pulumi.yaml stands.
 * @param baseName a branch, tag or commit.
 * @throws WebexSsoError as findBase
 */
export async function findTouched(project: string, baseName: string): Promise<ChangeInGit> {
  const base = await findBase(project, baseName);
  const folder = relative(base.repository, realpathSync(project)).split(sep).join("/");
  const files = await changedFiles(base);
  const [before, after] = await Promise.all([
    tenantFiles(await committed(base), folder),
    tenantFiles(await workingTree(base, stackFilesOf(project, folder)), folder),
  ]);
  return {
    ...touchedTenants(files, before, after, folder),
    base,
    readBase: (path) => git(base.repository, "show", `${base.commit}:${path}`).catch(() => undefined),
  };
}

async function committed({ repository, commit }: Base): Promise<Tree> {
  const listed = await git(repository, "ls-tree", "-r", "--name-only", "-z", commit);
  return {
    files: listed.split("\0").filter(Boolean),
    read: (path) => git(repository, "show", `${commit}:${path}`),
  };
}

/** The stack files on the disk: git does not list those that it ignores, or that are in a submodule. */
function stackFilesOf(project: string, folder: string): string[] {
  const directory = stackConfigDirectory(project);
  return readdirSync(resolve(project, directory))
    .filter((file) => tenantOfFile(file) !== undefined)
    .map((file) => posix.join(folder, directory, file));
}

async function workingTree({ repository }: Base, stackFiles: readonly string[]): Promise<Tree> {
  const options = ["--cached", "--others", "--exclude-standard", "-z"];
  const [listed, deleted] = await Promise.all([
    git(repository, "ls-files", ...options),
    git(repository, "ls-files", "--deleted", "-z"),
  ]);
  const gone = new Set(deleted.split("\0"));
  return {
    files: [...new Set([...listed.split("\0"), ...stackFiles])].filter(
      (path) => path !== "" && !gone.has(path),
    ),
    read: async (path) => readFileSync(join(repository, ...path.split(posix.sep)), "utf8"),
  };
}
