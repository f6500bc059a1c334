import { posix } from "node:path";
import type { ChangedFile } from "./changed-files.ts";
import { isNeverDeployed } from "./never-deployed.ts";

/** A tenant at the base or in the working tree, with the files that are its own. */
export interface TenantFiles {
  readonly tenant: string;
  /** Its stack file. */
  readonly file: string;
  /** Files that its configuration names: its metadata. */
  readonly uses: readonly string[];
}

/** A tenant that a change touches. */
export interface TouchedTenant {
  readonly tenant: string;
  readonly change: "added" | "changed" | "deleted";
  /** Its stack file, in the working tree or, of a deleted tenant, at the base. */
  readonly file: string;
  /** The changed files because of which it is touched. */
  readonly because: readonly string[];
  /** The name that a deleted tenant's stack file has now. */
  readonly renamedTo?: string;
}

/** What a change touches. */
export interface Touched {
  readonly tenants: readonly TouchedTenant[];
  /** Files that every tenant may use: the program, its libraries, the policy pack. */
  readonly shared: readonly string[];
  /** Files that nothing which is deployed uses. */
  readonly unused: readonly string[];
}

/**
 * Which tenants a change touches. Pure. A tenant's own file touches that tenant, a metadata file those that name it,
 * wherever it is; whatever else in the project's folder may be deployed may be part of the program, and touches all. What
 * git does not know is no part of the program yet: a file that begins to use it has changed, too.
 *
 * @param project the folder in which Pulumi.yaml stands, from the repository's folder: a repository may hold more.
 * @example touchedTenants([{ path: "stacks/tenants/Pulumi.acme.yaml", change: "changed" }], base, head)
 */
export function touchedTenants(
  files: readonly ChangedFile[],
  base: readonly TenantFiles[],
  head: readonly TenantFiles[],
  project = "",
): Touched {
  const everybody = [...base, ...head];
  const isOwn = (path: string) => everybody.some(({ file, uses }) => file === path || uses.includes(path));
  const isWithin = (path: string) => project === "" || path.startsWith(`${project}/`);
  const others = files.filter(({ path, isUntracked }) => isWithin(path) && !isOwn(path) && !isUntracked);
  const unused = others.filter(
    (file) => isNeverDeployed(posix.relative(project, file.path)) || isSpareMetadata(file),
  );
  const shared = others.filter((file) => !unused.includes(file)).map(({ path }) => path);
  const names = [...new Set(everybody.map(({ tenant }) => tenant))].sort();
  return {
    tenants: names.flatMap((name) => touched(name, files, base, head, shared) ?? []),
    shared: shared.sort(),
    unused: unused.map(({ path }) => path).sort(),
  };
}

function touched(
  tenant: string,
  files: readonly ChangedFile[],
  base: readonly TenantFiles[],
  head: readonly TenantFiles[],
  shared: readonly string[],
): TouchedTenant | undefined {
  const before = base.find((one) => one.tenant === tenant);
  const after = head.find((one) => one.tenant === tenant);
  const { file } = after ?? before ?? { file: "" };
  const own = new Set([before, after].flatMap((one) => (one ? [one.file, ...one.uses] : [])));
  const because = [...files.map(({ path }) => path).filter((path) => own.has(path)), ...shared].sort();
  if (after === undefined) {
    const target = files.find(({ from }) => from === file)?.path;
    const renamedTo = head.find((one) => one.file === target)?.tenant;
    return { tenant, change: "deleted", file, because, ...(renamedTo === undefined ? {} : { renamedTo }) };
  }
  if (because.length === 0) return undefined;
  return { tenant, change: before === undefined ? "added" : "changed", file, because };
}

/**
 * New metadata that no tenant names: there until somebody does. What was there before may be read by a program of the
 * user's own, or through a link.
 */
function isSpareMetadata({ path, change }: ChangedFile): boolean {
  return change === "added" && /\.xml$/i.test(path);
}
