import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { AtRisk } from "./position-risk.ts";

/** Ten-thousandths of a dollar as half dollars, rounded to the nearest: for a mark on a ruler, which is no finer. */
const toHalfDollars = (priceE4: number): number => Math.max(1, Math.round(priceE4 / 5_000));

const guardOf = ({ guard }: CrossView): AtRisk["guard"] => {
  if (guard === null) return null;
  const { state, triggerPrice, cannotFire } = guard;
  return { state, triggerPrice, cannotFire, stillFires: null };
};

/**
 * The cross position as the verdict and the rulers read it; null while there is none. No stop is told of it, because the
 * exchange has none for it: orders that wait there fill as the price moves in its favour, and are told beside it.
 */
export const crossAtRisk = (cross: CrossView): AtRisk | null => {
  const { side, quantity, entryPriceE4, liquidation } = cross;
  if (side === null || entryPriceE4 === null || liquidation === null || quantity === 0) return null;
  const entryPrice = toHalfDollars(entryPriceE4);
  const told = { side, quantity, entryPrice, liquidation, stopLoss: null, takeProfit: null };
  return { ...told, guard: guardOf(cross), isCross: true };
};
