import type { ResultFigure } from "./read-results.ts";

/**
 * How much of what a target allows is used: 0.5 is twice as good as promised, more than 1 misses it. Null where there is
 * no ratio to speak of: no target, a target of nothing, or no measurement.
 */
export const usedShare = ({ value, target }: Pick<ResultFigure, "value" | "target">): number | null => {
  const [, sign, bound] = /^(<=|<|>=) (\d+(?:\.\d+)?)$/.exec(target ?? "") ?? [];
  const limit = Number(bound);
  if (value === null || sign === undefined || limit === 0) return null;
  if (sign === ">=") return value === 0 ? Number.POSITIVE_INFINITY : limit / value;
  return value / limit;
};
