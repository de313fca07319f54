import type { NativeStop } from "#domain/automations/exits/native-stop.ts";
import type { StopAutomation, StopFacts } from "#domain/automations/exits/stop-facts.ts";
import { basisPoints, priceFromUsd, rateE9, sats } from "#domain/units.ts";
import { aPosition } from "./a-position.ts";

/** A stop at a price in dollars. */
export const fixed = (dollars: number): NativeStop => ({ kind: "fixed", price: priceFromUsd(dollars) });

/** A stop that the exchange trails. */
export const trailing = (bps: number): NativeStop => ({ kind: "trailing", bps: basisPoints(bps) });

/** A stop that stands because the automation placed it, under other settings where it is outdated. */
export const own = (stop: NativeStop, isOutdated = false) => ({
  standing: stop,
  placed: { stop, isOutdated },
});

/** A stop loss at a price in dollars. */
export const stopAt = (dollars: number): StopAutomation => ({
  kind: "stop-loss",
  config: { level: { by: "price", price: priceFromUsd(dollars) } },
});

/** A trailing stop at a distance in basis points or half dollars, from an activation price in dollars on. */
export const follow = (
  unit: "basis-points" | "half-usd",
  value: number,
  activation: number | null = null,
): StopAutomation => ({
  kind: "trailing-stop",
  config: {
    distance: { unit, value },
    activation: activation === null ? null : priceFromUsd(activation),
  },
});

/** A break-even stop that moves once the market was at a price in dollars. */
export const breakEven = (after: number): StopAutomation => ({
  kind: "break-even-stop",
  config: { after: { by: "price", price: priceFromUsd(after) }, keep: sats(0) },
});

/** What is changed of a situation; prices in dollars. */
export type StopChanges = Partial<Omit<StopFacts, "last" | "best">> & {
  readonly last?: number;
  readonly best?: number;
};

/**
 * A stop loss at 95,000 on 1,000 USD from 100,000 at 10x (liquidation 90,909, break-even 100,200.5); the market at 100,000,
 * nothing in the slot, 5 s between two requests and 0.1 % between two steps.
 */
export const aStopSituation = ({ last = 100_000, best, ...changes }: StopChanges = {}): StopFacts => ({
  automation: stopAt(95_000),
  position: aPosition(),
  standing: null,
  placed: null,
  last: priceFromUsd(last),
  best: best === undefined ? null : priceFromUsd(best),
  feeRate: rateE9(1_000_000),
  sinceLastPlacedMs: null,
  requestBudget: { leastGapMs: 5_000, leastStepBps: basisPoints(10) },
  ...changes,
});
