import type { PendingOperation } from "./pending-operation.ts";

/** What was found out about a pending operation. */
export interface Found {
  readonly pending: PendingOperation;
  /** The identifier of what was made; undefined when nothing was, or when doing it again does no harm. */
  readonly id: string | undefined;
  /** What to do where nothing could be found out. */
  readonly advice?: string;
}

/**
 * The arguments of each `pulumi` call that ends with one object and nothing pending. Importing comes before clearing,
 * so that a kill in between loses nothing; the lock is broken only when nobody holds it any more. (Pulumi's own `refresh --import-pending-creates` imports nothing.)
 */
export function recoverySteps(tenant: string, found: readonly Found[], breakLock: boolean): string[][] {
  const imports = found.flatMap(({ pending, id }) =>
    id === undefined ? [] : [importStep(tenant, pending, id)],
  );
  return [
    ...(breakLock ? [["cancel", tenant, "--yes"]] : []),
    ...imports,
    ["refresh", "--clear-pending-creates", "--skip-preview", "--yes", "--stack", tenant],
  ];
}

function importStep(tenant: string, { type, name, parent }: PendingOperation, id: string): string[] {
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
