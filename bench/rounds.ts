type Work = () => PromiseLike<unknown>;

/** The middle of some numbers. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value that `share` of the numbers do not exceed. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
};

export const timeOf = async (work: Work): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

/** How long some works took beside each other, in milliseconds, and how they compare. */
export type Rounds<Name extends string> = {
  ms(name: Name): number;
  /** The median over the rounds of one work's time in units of another's. */
  ratio(name: Name, reference: Name): number;
};

/**
 * Runs the works in turn, round after round, each `times` in a row; one round of one work counts as the median of its
 * runs. What disturbs the machine for a while disturbs all of them, so ratios within a round stay true.
 */
export const inRounds = async <Name extends string>(
  { rounds, times }: { readonly rounds: number; readonly times: number },
  works: Readonly<Record<Name, Work>>,
): Promise<Rounds<Name>> => {
  const names = Object.keys(works) as Name[];
  const seen = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const runs: number[] = [];
      for (let run = 0; run < times; run += 1) runs.push(await timeOf(works[name]));
      // The round before the first only warms up.
      if (round >= 0) seen.get(name)?.push(median(runs));
    }
  }
  const of = (name: Name): readonly number[] => seen.get(name) ?? [];
  return {
    ms: (name) => median(of(name)),
    ratio: (name, reference) => {
      const base = of(reference);
      return median(of(name).map((value, round) => value / (base[round] ?? Number.NaN)));
    },
  };
};
