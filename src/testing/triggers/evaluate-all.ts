import type { TrailingDistance } from "#domain/triggers/trailing.ts";
import type { TriggerSide } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";

/** A trigger as a naive engine would keep it: its own best price, written at every tick. */
export type NaiveTrigger = {
  readonly id: number;
  side: TriggerSide;
  armed: boolean;
  price: PriceHalfUsd | null;
  distance: TrailingDistance | null;
  /** The tick it trails from; null while it has a price. */
  since: number | null;
  best: number | null;
};

/** One tick of a chain: its interval began where the one before ended. */
export type ChainTick = {
  readonly low: PriceHalfUsd;
  readonly high: PriceHalfUsd;
  readonly last: PriceHalfUsd;
  readonly from: number;
  readonly at: number;
};

const isBeyond = (row: NaiveTrigger, price: number): boolean => {
  if (row.best === null || row.distance === null) return false;
  const { unit, value } = row.distance;
  if (unit === "half-usd")
    return row.side === "below" ? row.best - price >= value : price - row.best >= value;
  return row.side === "below"
    ? price * 10_000 <= row.best * (10_000 - value)
    : price * 10_000 >= row.best * (10_000 + value);
};

const better = (row: NaiveTrigger, price: number): number => {
  if (row.best === null) return price;
  return row.side === "below" ? Math.max(row.best, price) : Math.min(row.best, price);
};

const trails = (row: NaiveTrigger, since: number, tick: ChainTick): boolean => {
  const [worst, best] = row.side === "below" ? [tick.low, tick.high] : [tick.high, tick.low];
  if (isBeyond(row, worst)) return true;
  if (since <= tick.from) row.best = better(row, best);
  if (since <= tick.at) row.best = better(row, tick.last);
  return isBeyond(row, tick.last);
};

/** Lets a trigger trail from `since`, the time of the last tick or a moment after it. That tick's last price counts, its wicks do not. */
export const trailFrom = (row: NaiveTrigger, since: number, lastTick: ChainTick): void => {
  row.price = null;
  row.since = since;
  row.best = since <= lastTick.at ? lastTick.last : null;
};

const fires = (row: NaiveTrigger, tick: ChainTick): boolean => {
  if (row.price === null) return row.since !== null && trails(row, row.since, tick);
  const isReached = row.side === "below" ? tick.low <= row.price : tick.high >= row.price;
  if (!isReached || row.distance === null) return isReached;
  row.side = row.side === "below" ? "above" : "below";
  trailFrom(row, tick.at, tick);
  return isBeyond(row, tick.last);
};

/** Looks at every trigger and returns the ids of those that this tick fires; they are disarmed. */
export const evaluateAll = (rows: readonly NaiveTrigger[], tick: ChainTick): number[] => {
  const fired: number[] = [];
  for (const row of rows) {
    if (!row.armed || !fires(row, tick)) continue;
    row.armed = false;
    fired.push(row.id);
  }
  return fired;
};
