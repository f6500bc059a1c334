import { mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { writeWholeFile } from "../tools/write-whole-file.ts";

/** One JSON document in a file, which other processes may read, and change while nobody else does. */
export interface Store<World> {
  /** A copy: changing it changes nothing. */
  read(): World;
  /** Edits the document as a whole: when `edit` throws, nothing has changed. */
  change<Result>(edit: (world: World) => Result): Result;
}

/**
 * Opens the document, or an empty one when there is no such file yet. Everything in it is synchronous, so that
 * concurrent calls cannot interleave, and a reader never sees half a document.
 *
 * @example openStore("state/okta.json", { orgs: {} }).change((world) => { world.orgs.acme = emptyOrg(); })
 */
export function openStore<World>(file: string, empty: World): Store<World> {
  mkdirSync(dirname(file), { recursive: true });
  let world = empty;
  let version: string | undefined;

  function refresh(): World {
    const current = versionOf(file);
    if (current !== version) {
      world = current === undefined ? empty : (JSON.parse(readFileSync(file, "utf8")) as World);
      version = current;
    }
    return structuredClone(world);
  }

  return {
    read: refresh,
    change(edit) {
      const draft = refresh();
      const result = edit(draft);
      writeWholeFile(file, `${JSON.stringify(draft, undefined, 2)}\n`);
      world = draft;
      version = versionOf(file);
      return structuredClone(result);
    },
  };
}

function versionOf(file: string): string | undefined {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? undefined : `${stats.ino} ${stats.mtimeNs} ${stats.size}`;
}
