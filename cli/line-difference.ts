/** Lines around a change that are shown with it. */
const around = 2;

/**
 * What changes between two texts, line by line: `-` goes, `+` comes, two lines around each change. Empty where nothing
 * changes.
 *
 * @example lineDifference("a\nb\n", "a\nc\n") // [" a", "-b", "+c"]
 */
export function lineDifference(before: string, after: string): string[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const marked: { readonly mark: " " | "-" | "+"; readonly line: string }[] = [];
  const lengths = commonLengths(old, fresh);
  let [at, to] = [0, 0];
  while (at < old.length || to < fresh.length) {
    const [goes, comes] = [old[at], fresh[to]];
    if (goes !== undefined && goes === comes) {
      marked.push({ mark: " ", line: goes });
      at++;
      to++;
    } else if (comes === undefined || (goes !== undefined && length(at + 1, to) >= length(at, to + 1))) {
      marked.push({ mark: "-", line: goes ?? "" });
      at++;
    } else {
      marked.push({ mark: "+", line: comes });
      to++;
    }
  }
  const isNear = (place: number) =>
    marked.slice(Math.max(0, place - around), place + around + 1).some(({ mark }) => mark !== " ");
  return marked.filter((_, place) => isNear(place)).map(({ mark, line }) => `${mark}${line}`);

  function length(one: number, other: number): number {
    return lengths[one]?.[other] ?? 0;
  }
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** How many lines the rests of both texts have in common, from every pair of places. */
function commonLengths(old: readonly string[], fresh: readonly string[]): number[][] {
  const lengths = old.map(() => fresh.map(() => 0));
  for (let at = old.length - 1; at >= 0; at--)
    for (let to = fresh.length - 1; to >= 0; to--) {
      const row = lengths[at] ?? [];
      const below = lengths[at + 1];
      row[to] =
        old[at] === fresh[to] ? 1 + (below?.[to + 1] ?? 0) : Math.max(below?.[to] ?? 0, row[to + 1] ?? 0);
    }
  return lengths;
}
