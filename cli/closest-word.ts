/**
 * The known word that somebody may have meant: at most a third of its letters are other ones.
 *
 * @example closestWord("okat", ["adfs", "okta"]) // "okta"
 */
export function closestWord(word: string, known: readonly string[]): string | undefined {
  const rated = known.map((one) => ({ one, distance: distance(word.toLowerCase(), one.toLowerCase()) }));
  const close = rated.filter(({ one, distance }) => distance <= Math.max(1, Math.ceil(one.length / 3)));
  return close.sort((left, right) => left.distance - right.distance)[0]?.one;
}

/** Letters to put in, take out, replace or swap (optimal string alignment). */
function distance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, place) => place);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const ways = [
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        ...(isSwapped ? [(beforeLast[column - 2] ?? 0) + 1] : []),
      ];
      current.push(Math.min(...ways));
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}
