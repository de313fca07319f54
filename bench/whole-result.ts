import type { Result } from "#cli/performance/read-results.ts";
import { BENCHES } from "./benches.ts";
import { judge } from "./figure.ts";

/** Said of a figure that the kept run could not have measured. */
const SINCE = "it is promised since that run";

/**
 * A kept run with every figure that its bench promises by now: what was added since is there as not measured.
 * @throws Error where the bench of that run is gone.
 */
export const wholeResult = async (result: Result): Promise<Result> => {
  const bench = BENCHES.find(({ name }) => name === result.bench);
  if (bench === undefined)
    throw new Error(`There is no bench called ${result.bench}: remove what it left in bench/results/`);
  const kept = new Set(result.figures.map(({ name }) => name));
  const added = (await bench.list(result.isFull)).filter(({ name }) => !kept.has(name));
  const unmeasured = added.map((listed) => ({ ...judge(listed, undefined), because: SINCE }));
  return { ...result, figures: [...result.figures, ...unmeasured] };
};
