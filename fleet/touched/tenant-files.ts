import { basename, posix } from "node:path";
import { parse } from "yaml";
import { stackConfigDirectoryOf } from "../../stacks/stack-config-directory.ts";
import { tenantOfFile } from "../../stacks/tenant-names.ts";
import type { TenantFiles } from "./touched-tenants.ts";

/** A tree of files: the working tree, or a commit. Paths are from the repository's folder, with slashes. */
export interface Tree {
  readonly files: readonly string[];
  /** Throws when there is no such file. */
  readonly read: (path: string) => Promise<string>;
}

/**
 * The tenants of a tree with the files that each uses.
 *
 * @param project the folder in which Pulumi.yaml stands, from the repository's folder.
 */
export async function tenantFiles({ files, read }: Tree, project: string): Promise<TenantFiles[]> {
  const settings = posix.join(project, "Pulumi.yaml");
  if (!files.includes(settings)) return [];
  const folder = posix.join(project, stackConfigDirectoryOf(await read(settings), settings));
  const stackFiles = files.filter((path) => posix.dirname(path) === posix.normalize(folder));
  const tenants = stackFiles.flatMap((file) => {
    const tenant = tenantOfFile(basename(file));
    return tenant === undefined ? [] : [{ tenant, file }];
  });
  return Promise.all(
    tenants.map(async ({ tenant, file }) => ({
      tenant,
      file,
      uses: namedFiles(await read(file), [folder, project], new Set(files)),
    })),
  );
}

/** Every file that a text of the configuration names, from the stack file's folder or the project's. */
function namedFiles(yaml: string, folders: readonly string[], files: ReadonlySet<string>): string[] {
  const named = textsOf(parsed(yaml)).flatMap((text) => folders.map((folder) => posix.join(folder, text)));
  return [...new Set(named.filter((path) => files.has(path)))].sort();
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** A stack file that is no YAML names nothing; that it cannot be read, the preview says. */
function parsed(yaml: string): unknown {
  try {
    return asObject(parse(yaml)).config;
  } catch {
    return undefined;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the file says
function asObject(value: any): Record<string, any> {
  return value ?? {};
}
