/** Measurements of two things, of which those at one place were taken one after the other. */
export interface Pairs {
  readonly ours: readonly number[];
  readonly baseline: readonly number[];
}

/**
 * Several runs of two things, turn by turn, so that a busy machine is busy for both; every second pair begins with the
 * other one, so that neither always runs on what the first has warmed.
 */
export async function alternate(
  runs: number,
  ours: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<Pairs> {
  const results = { ours: [] as number[], baseline: [] as number[] };
  const turns = [
    async () => results.ours.push(await ours()),
    async () => results.baseline.push(await baseline()),
  ];
  for (let run = 0; run < runs; run += 1) {
    for (const turn of turns) await turn();
    turns.reverse();
  }
  return results;
}

/** How ours compares with the baseline: the median of the pairs' ratios, which one slow run does not move. */
export function pairedRatio({ ours, baseline }: Pairs): number {
  return median(ours.map((one, pair) => one / (baseline[pair] ?? Number.NaN)));
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
