import { nextCloseAt, rangeToMs } from "../../market/indicators/candle-range.ts";
import type { PriceCandle } from "../../market/indicators/closed-candles.ts";
import type { Side } from "../../position/side.ts";
import { trailingLevel } from "../../triggers/trailing.ts";
import type { TriggerPrice } from "../../triggers/trigger.ts";
import { losingSide, triggerAt } from "../../triggers/trigger-side.ts";
import type { PriceHalfUsd } from "../../units.ts";
import type { EntryCondition, MadeEntry } from "./auto-entry.ts";

/** The candles a dip is measured on. */
export const DIP_RANGE = "1m";

/** The price a dip is measured from, the trigger that follows, and when both are to be derived anew (epoch milliseconds). */
export type DipLevel = {
  readonly extreme: PriceHalfUsd;
  /** Null where no price is that far away. */
  readonly trigger: TriggerPrice | null;
  readonly until: number;
};

type Dip = Extract<EntryCondition, { readonly kind: "dip" }>;
type DipFacts = {
  /** Minutes, in any order; those still forming do not count. */
  readonly candles: readonly PriceCandle[];
  readonly entries: readonly MadeEntry[];
  readonly at: number;
};
type Extreme = { readonly price: PriceHalfUsd; readonly at: number };

/** The candles that are over and lie wholly in the window. An entry ends the dip it was made in, so the window begins anew. */
const windowOf = ({ withinMs }: Dip, { candles, entries, at }: DipFacts): readonly PriceCandle[] => {
  const start = entries.reduce((latest, entry) => Math.max(latest, entry.at), at - withinMs);
  return candles.filter((candle) => candle.at >= start && candle.at + rangeToMs(DIP_RANGE) <= at);
};

/** The highest price for a long, the lowest for a short; of equal ones the latest, which counts longest. */
const extremeOf = (side: Side, candles: readonly PriceCandle[]): Extreme | null => {
  let best: Extreme | null = null;
  for (const candle of candles) {
    const one: Extreme = { price: side === "long" ? candle.high : candle.low, at: candle.at };
    const lead = best === null ? 1 : side === "long" ? one.price - best.price : best.price - one.price;
    if (best === null || lead > 0 || (lead === 0 && one.at > best.at)) best = one;
  }
  return best;
};

/**
 * Where a dip fires as of `at`: a long `bps` below the highest price of the window, a short above the lowest. Rounds away from
 * that price, so nothing is entered before the whole distance is gone. A price counts once its minute is over and until the
 * minute leaves the window, because only then it surely came before the last price; a missing candle makes a dip seem smaller,
 * never larger. Null where no candle lies in the window.
 */
export const dipLevel = (side: Side, dip: Dip, facts: DipFacts): DipLevel | null => {
  const extreme = extremeOf(side, windowOf(dip, facts));
  if (extreme === null) return null;
  const level = trailingLevel(losingSide(side), extreme.price, { unit: "basis-points", value: dip.bps });
  return {
    extreme: extreme.price,
    trigger: triggerAt(losingSide(side), BigInt(level)),
    until: Math.min(extreme.at + dip.withinMs + 1, nextCloseAt(DIP_RANGE, facts.at)),
  };
};
