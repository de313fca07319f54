import { type Said, saidBy } from "../../language/in-both.ts";
import { figures } from "../../notifications/figures.ts";
import type { IsolatedPosition } from "../../position/isolated-position.ts";
import { type TrailingDistance, trailingLevel } from "../../triggers/trailing.ts";
import { losingSide } from "../../triggers/trigger-side.ts";
import type { PriceHalfUsd } from "../../units.ts";
import { isAhead } from "./ahead.ts";
import { priceMistake } from "./check-exit-level.ts";
import { directionsOf, type ExitMistake, mistakesOf } from "./exit-mistake.ts";
import { EXIT_MISTAKES } from "./exit-mistake-words.ts";

/**
 * A stop that follows the best price at a distance, from the start or from the activation price on. The exchange trails by
 * basis points; by dollars, and until the activation price, we do.
 */
export type TrailingStopConfig = {
  readonly distance: TrailingDistance;
  readonly activation: PriceHalfUsd | null;
};

/** 0.1 % and 1,000 %: what the exchange trails by. */
const LEAST_BPS = 10;
const MOST_BPS = 100_000;

const distanceMistake = ({ unit, value }: TrailingDistance, last: PriceHalfUsd | null): Said | null => {
  if (unit === "basis-points")
    return Number.isSafeInteger(value) && value >= LEAST_BPS && value <= MOST_BPS
      ? null
      : saidBy(EXIT_MISTAKES, ({ trailsBy }, locale) => {
          const { settingNumber } = figures(locale);
          return trailsBy(settingNumber(LEAST_BPS), settingNumber(MOST_BPS));
        });
  if (!Number.isSafeInteger(value) || value <= 0)
    return saidBy(EXIT_MISTAKES, ({ trailsByDollars }) => trailsByDollars);
  return last !== null && BigInt(value) * 10_000n < BigInt(last) * BigInt(LEAST_BPS)
    ? saidBy(EXIT_MISTAKES, ({ trailsTooNear }, locale) =>
        trailsTooNear(figures(locale).settingNumber(LEAST_BPS)),
      )
    : null;
};

/** A stop that would begin beyond liquidation never fires. It begins behind the activation price, or behind the market. */
const startMistake = (
  { distance, activation }: TrailingStopConfig,
  { side, liquidation }: IsolatedPosition,
  last: PriceHalfUsd | null,
): Said | null => {
  const start = activation ?? last;
  return start === null || isAhead(side, trailingLevel(losingSide(side), start, distance), liquidation)
    ? null
    : saidBy(EXIT_MISTAKES, ({ beginsBeyond }) => beginsBeyond);
};

const activationMistake = (
  activation: PriceHalfUsd,
  { side }: IsolatedPosition,
  last: PriceHalfUsd | null,
): Said | null =>
  last === null || isAhead(side, activation, last)
    ? null
    : saidBy(EXIT_MISTAKES, ({ activationPassed }) => activationPassed[directionsOf(side).profit]);

/**
 * What is wrong with a trailing stop before it is armed, field by field; empty means it may be armed. `position` and `last`
 * add what depends on them where they are known. No fee enters: a distance is one of prices.
 */
export const checkTrailingStop = (
  config: TrailingStopConfig,
  position: IsolatedPosition | null,
  last: PriceHalfUsd | null,
): readonly ExitMistake<TrailingStopConfig>[] => {
  const { distance, activation } = config;
  const mistakes = mistakesOf<TrailingStopConfig>([
    ["distance", distanceMistake(distance, last)],
    ["activation", activation === null ? null : priceMistake(activation)],
  ]);
  if (mistakes.length > 0 || position === null) return mistakes;
  return mistakesOf<TrailingStopConfig>([
    ["distance", startMistake(config, position, last)],
    ["activation", activation === null ? null : activationMistake(activation, position, last)],
  ]);
};
