import type { Result, ResultFigure } from "./read-results.ts";

/** Machines differ, and a machine from day to day; a known miss that is so much worse is another one. */
const WORSE = 1.5;

/** Whether a miss is no better known than that: far from its target as it was, and not farther. */
const isAsKnown = ({ value, target }: ResultFigure, known: ResultFigure): boolean => {
  if (known.pass) return false;
  if (value === null || known.value === null) return value === known.value;
  const isMore = target?.startsWith(">") === true;
  return isMore ? value * WORSE >= known.value : value <= known.value * WORSE;
};

/**
 * What a run missed that the kept run of the same bench did not, or not as far. A miss that is known stands in
 * docs/performance.md and is worked on; an alarm that rings for it every night is heard by nobody. A figure that was not kept
 * yet is news where it misses, and so is one that could not be measured and once could.
 */
export const newMisses = (
  figures: readonly ResultFigure[],
  kept: Pick<Result, "figures"> | undefined,
): readonly ResultFigure[] => {
  const known = new Map(kept?.figures.map((figure) => [figure.name, figure]));
  return figures.filter((figure) => {
    const before = known.get(figure.name);
    return !figure.pass && (before === undefined || !isAsKnown(figure, before));
  });
};
