import { type PriceHalfUsd, priceHalfUsd } from "#domain/units.ts";
import type { EngineState } from "#ports/engine-audit.ts";

/**
 * Each step goes this much, in basis points, beyond the lowest or highest price so far: so little that even hundreds of
 * them stay within what a price may be away from an index seen a minute ago.
 */
const STEP_BPS = 3;
/** Steps before it turns. */
const LEG = 8;
/** No step brings the price nearer than this to a guarded liquidation: what is tried is the engine, not the market. */
const LEAST_DISTANCE_BPS = 150;
const WHOLE = 10_000;

/** A market that falls to new lows, rises to new highs and so on; between them lies nothing that was not seen before. */
export type PriceWalk = {
  readonly low: PriceHalfUsd;
  readonly high: PriceHalfUsd;
  readonly direction: "down" | "up";
  readonly stepsLeft: number;
};

export type Step = { readonly walk: PriceWalk; readonly price: PriceHalfUsd };

type Liquidations = Pick<EngineState, "highestLong" | "lowestShort">;

export const startWalk = (price: PriceHalfUsd): PriceWalk => ({
  low: price,
  high: price,
  direction: "down",
  stepsLeft: LEG,
});

/** Down rounds down and up rounds up, so a step always reaches a new price. */
const beyond = ({ low, high, direction }: PriceWalk): PriceHalfUsd =>
  direction === "down"
    ? priceHalfUsd(Math.floor((low * (WHOLE - STEP_BPS)) / WHOLE))
    : priceHalfUsd(Math.ceil((high * (WHOLE + STEP_BPS)) / WHOLE));

const isSafe = (price: PriceHalfUsd, { highestLong, lowestShort }: Liquidations): boolean =>
  (highestLong === null || price * (WHOLE - LEAST_DISTANCE_BPS) > highestLong * WHOLE) &&
  (lowestShort === null || price * (WHOLE + LEAST_DISTANCE_BPS) < lowestShort * WHOLE);

const turned = (walk: PriceWalk): PriceWalk => ({
  ...walk,
  direction: walk.direction === "down" ? "up" : "down",
  stepsLeft: LEG,
});

/** The next step: on in its direction, else the other way; null where either would come too near to a liquidation. */
export const nextStep = (walk: PriceWalk, liquidations: Liquidations): Step | null => {
  const ahead = walk.stepsLeft > 0 ? walk : turned(walk);
  for (const way of [ahead, turned(ahead)]) {
    const price = beyond(way);
    if (!isSafe(price, liquidations)) continue;
    const seen = way.direction === "down" ? { low: price } : { high: price };
    return { walk: { ...way, ...seen, stepsLeft: way.stepsLeft - 1 }, price };
  }
  return null;
};
