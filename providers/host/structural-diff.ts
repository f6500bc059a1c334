import { isMap, ownProperty, type Plain, type PlainMap } from "./value.ts";

/** One property that differs. */
export interface Change {
  /** In the engine's notation, for example `acsEndpointsIndices[1].index`. */
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
  readonly replace: boolean;
}

/**
 * What differs between two property maps, each difference as deep as it is. A value that is not known yet
 * counts as changed.
 *
 * @example structuralDiff({ a: [1] }, { a: [1, 2] }, []) // [{ path: "a[1]", kind: "add", replace: false }]
 */
export function structuralDiff(olds: PlainMap, news: PlainMap, replaceOn: readonly string[]): Change[] {
  return compareMaps(olds, news, "").map(({ path, kind }) => ({
    path,
    kind,
    replace: replaceOn.some((root) => isWithin(path, root)),
  }));
}

/** Whether a path is that property, or a part of it. */
export function isWithin(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}.`) || path.startsWith(`${root}[`);
}

type Difference = Omit<Change, "replace">;

function compare(old: Plain | undefined, value: Plain | undefined, path: string): Difference[] {
  if (old === value) return [];
  if (isAbsent(old) && isAbsent(value)) return [];
  if (isAbsent(old)) return [{ path, kind: "add" }];
  if (isAbsent(value)) return [{ path, kind: "delete" }];
  if (Array.isArray(old) && Array.isArray(value)) return compareLists(old, value, path);
  if (isMap(old) && isMap(value)) return compareMaps(old, value, path);
  return [{ path, kind: "update" }];
}

function compareLists(olds: readonly Plain[], news: readonly Plain[], path: string): Difference[] {
  const longer = olds.length > news.length ? olds : news;
  return longer.flatMap((_, index) => compare(olds[index], news[index], `${path}[${index}]`));
}

function compareMaps(olds: PlainMap, news: PlainMap, path: string): Difference[] {
  const names = [...new Set([...Object.keys(olds), ...Object.keys(news)])].sort();
  return names.flatMap((name) =>
    compare(ownProperty(olds, name), ownProperty(news, name), pathTo(path, name)),
  );
}

function pathTo(path: string, name: string): string {
  if (!/^[\w-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === "" ? name : `${path}.${name}`;
}

function isAbsent(value: Plain | undefined): value is null | undefined {
  return value === undefined || value === null;
}
