import type { Tick } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { TriggerWork } from "#ports/triggers.ts";

/** The tick as the trigger saw it: everything since it was hit, not only since the last tick. */
export const sinceHit = (tick: Tick, work: Pick<TriggerWork, "low" | "high">): Tick => ({
  ...tick,
  low: Math.min(tick.low, work.low) as PriceHalfUsd,
  high: Math.max(tick.high, work.high) as PriceHalfUsd,
});
