import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { PriceHalfUsd, RateE9 } from "../../units.ts";
import { isAhead } from "./ahead.ts";
import { levelMistake } from "./check-exit-level.ts";
import { type ExitLevel, stopLossLevelPrice } from "./exit-level.ts";
import { directionWords, type ExitMistake, mistakesOf } from "./exit-mistake.ts";

/** A stop loss on one isolated position: the exchange holds it at the price of the level. */
export type StopLossConfig = { readonly level: ExitLevel };

const placeMistake = (
  { level }: StopLossConfig,
  position: IsolatedPosition,
  last: PriceHalfUsd | null,
  feeRate: RateE9,
): string | null => {
  const { side, liquidation } = position;
  const price = stopLossLevelPrice(position, level, feeRate);
  if (price === null)
    return level.by === "liquidation-distance"
      ? "This position has no liquidation to keep away from: choose a price, a percentage or an amount."
      : "No price loses that much on this position: choose a nearer level.";
  if (!isAhead(side, price, liquidation))
    return "This stop lies beyond liquidation and would never fire: choose a level nearer to the market.";
  if (last === null || isAhead(side, last, price)) return null;
  const { loss } = directionWords(side);
  return `The market is at this stop or past it: choose a level ${loss} the market, or close the position instead.`;
};

/**
 * What is wrong with a stop loss before it is armed; empty means it may be armed. `position` and `last` add what depends
 * on them where they are known: the stop must lie between liquidation and the market.
 */
export const checkStopLoss = (
  config: StopLossConfig,
  position: IsolatedPosition | null,
  last: PriceHalfUsd | null,
  feeRate: RateE9,
): readonly ExitMistake<StopLossConfig>[] => {
  const message = levelMistake(config.level) ?? (position && placeMistake(config, position, last, feeRate));
  return mistakesOf<StopLossConfig>([["level", message]]);
};
