import type { PendingCreate } from "./pending-create.ts";

/** What was found out about a pending creation. */
export interface Found {
  readonly pending: PendingCreate;
  /** The identifier of what was made; undefined when nothing was, or when making it again does no harm. */
  readonly id: string | undefined;
  /** What to do where nothing could be found out. */
  readonly advice?: string;
}

/**
 * The arguments of each `pulumi` call that ends with one object and nothing pending. Importing comes before clearing,
 * so that a kill in between loses nothing. (Pulumi's own `refresh --import-pending-creates` imports nothing.)
 */
export function recoverySteps(tenant: string, found: readonly Found[]): string[][] {
  const imports = found.flatMap(({ pending, id }) =>
    id === undefined ? [] : [importStep(tenant, pending, id)],
  );
  return [
    ["cancel", tenant, "--yes"],
    ...imports,
    ["refresh", "--clear-pending-creates", "--skip-preview", "--yes", "--stack", tenant],
  ];
}

function importStep(tenant: string, { type, name, parent }: PendingCreate, id: string): string[] {
  const quiet = ["--yes", "--generate-code=false", "--protect=false", "--skip-preview", "--stack", tenant];
  return [
    "import",
    type,
    name,
    id,
    ...(parent === undefined ? [] : ["--parent", `parent=${parent}`]),
    ...quiet,
  ];
}
