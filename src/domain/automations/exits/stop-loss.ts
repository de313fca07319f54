import { type Said, saidBy } from "../../language/in-both.ts";
import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { PriceHalfUsd, RateE9 } from "../../units.ts";
import { isAhead } from "./ahead.ts";
import { levelMistake } from "./check-exit-level.ts";
import { type ExitLevel, stopLossLevelPrice } from "./exit-level.ts";
import { directionsOf, type ExitMistake, mistakesOf } from "./exit-mistake.ts";
import { EXIT_MISTAKES } from "./exit-mistake-words.ts";

/** A stop loss on one isolated position: the exchange holds it at the price of the level. */
export type StopLossConfig = { readonly level: ExitLevel };

const placeMistake = (
  { level }: StopLossConfig,
  position: IsolatedPosition,
  last: PriceHalfUsd | null,
  feeRate: RateE9,
): Said | null => {
  const { side, liquidation } = position;
  const price = stopLossLevelPrice(position, level, feeRate);
  if (price === null)
    return level.by === "liquidation-distance"
      ? saidBy(EXIT_MISTAKES, ({ noLiquidation }) => noLiquidation)
      : saidBy(EXIT_MISTAKES, ({ losesTooMuch }) => losesTooMuch);
  if (!isAhead(side, price, liquidation))
    return saidBy(EXIT_MISTAKES, ({ beyondLiquidation }) => beyondLiquidation);
  if (last === null || isAhead(side, last, price)) return null;
  const { loss } = directionsOf(side);
  return saidBy(EXIT_MISTAKES, ({ stopPassed }) => stopPassed[loss]);
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
