import type { Fault, FaultKind } from "./fault.ts";
import { openStore, type Store } from "./store.ts";

/** Faults on request: each waits for its operation and strikes once. */
export interface Faults<Kind extends string = FaultKind> {
  /** The same fault twice strikes two times in a row. */
  next(fault: Fault<Kind>): void;
  /** The fault that strikes this operation now, if any. */
  take(on: string): Fault<Kind> | undefined;
  /** Those that have not struck. */
  waiting(): readonly Fault<Kind>[];
}

/**
 * Without a file the faults live in this process. With a file, a JSON array of faults, another process can put
 * them there while the lab runs.
 *
 * @example createFaults().next({ on: "create okta:app/saml:Saml", kind: "lost-reply" })
 */
export function createFaults<Kind extends string = FaultKind>(file?: string): Faults<Kind> {
  const store = file === undefined ? memory<Kind>() : openStore<Fault<Kind>[]>(file, []);
  return {
    next: (fault) => store.change((faults) => void faults.push(fault)),
    waiting: () => store.read(),
    take(on) {
      if (!store.read().some((fault) => fault.on === on)) return undefined;
      return store.change(
        (faults) =>
          faults.splice(
            faults.findIndex((fault) => fault.on === on),
            1,
          )[0],
      );
    },
  };
}

function memory<Kind extends string>(): Store<Fault<Kind>[]> {
  const faults: Fault<Kind>[] = [];
  return { read: () => [...faults], change: (edit) => edit(faults) };
}
