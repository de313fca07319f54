import type { TriggerPrice } from "./trigger.ts";

/**
 * Of the prices one automation waits for, the one that the market meets first on its way: the highest below it, or the
 * lowest above it. Where they wait on both sides, the first of them as they are numbered. Null for none.
 */
export const firstMet = <T extends TriggerPrice & { readonly leg: number }>(
  waiting: readonly T[],
): T | null => {
  const [first, ...others] = waiting.toSorted((one, other) => one.leg - other.leg);
  if (first === undefined) return null;
  return others.reduce((nearest, next) => {
    const gap = next.price - nearest.price;
    const isNearer = next.side === "below" ? gap > 0 : gap < 0;
    return next.side === nearest.side && isNearer ? next : nearest;
  }, first);
};
