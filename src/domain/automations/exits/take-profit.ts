import { type Said, saidBy } from "../../language/in-both.ts";
import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { PriceHalfUsd, RateE9 } from "../../units.ts";
import { isAhead } from "./ahead.ts";
import { levelMistake } from "./check-exit-level.ts";
import { type ProfitLevel, takeProfitLevelPrice } from "./exit-level.ts";
import { directionsOf, type ExitMistake, mistakesOf } from "./exit-mistake.ts";
import { EXIT_MISTAKES } from "./exit-mistake-words.ts";
import { netAt } from "./net-at-least-price.ts";

/** A take profit on one isolated position: the exchange holds it at the price of the level. */
export type TakeProfitConfig = { readonly level: ProfitLevel };

const placeMistake = (
  { level }: TakeProfitConfig,
  position: IsolatedPosition,
  last: PriceHalfUsd | null,
  feeRate: RateE9,
): Said | null => {
  const price = takeProfitLevelPrice(position, level, feeRate);
  if (price === null) return saidBy(EXIT_MISTAKES, ({ earnsTooMuch }) => earnsTooMuch);
  if (netAt(position, price, feeRate) <= 0) return saidBy(EXIT_MISTAKES, ({ insideFees }) => insideFees);
  if (last === null || isAhead(position.side, price, last)) return null;
  const { profit } = directionsOf(position.side);
  return saidBy(EXIT_MISTAKES, ({ profitPassed }) => profitPassed[profit]);
};

/**
 * What is wrong with a take profit before it is armed; empty means it may be armed. `position` and `last` add what depends
 * on them where they are known: the price must exist, lie on the earning side of the market and leave something net.
 */
export const checkTakeProfit = (
  config: TakeProfitConfig,
  position: IsolatedPosition | null,
  last: PriceHalfUsd | null,
  feeRate: RateE9,
): readonly ExitMistake<TakeProfitConfig>[] => {
  const message = levelMistake(config.level) ?? (position && placeMistake(config, position, last, feeRate));
  return mistakesOf<TakeProfitConfig>([["level", message]]);
};
