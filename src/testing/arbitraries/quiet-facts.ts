import type { ConflictFacts, PositionRule } from "#domain/automations/conflicts/conflict-facts.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { basisPoints, type PriceHalfUsd, priceHalfUsd, rateE9, sats } from "#domain/units.ts";
import { aGuardConfig, type GuardWish } from "../builders/a-guard-config.ts";

/** A position with nothing around it and no rules; the market at its basis, fees at the highest tier. */
export const quietFacts = (
  position: IsolatedPosition,
  changes: Partial<ConflictFacts> = {},
): ConflictFacts => ({
  position,
  last: position.price,
  feeRate: rateE9(1_000_000),
  balance: sats(Number.MAX_SAFE_INTEGER),
  rules: [],
  ours: { stop: null, takeProfit: null },
  isBackstopOptedOut: false,
  requestBudget: { leastGapMs: 5_000, leastStepBps: basisPoints(10) },
  others: [],
  cross: null,
  entries: [],
  alerts: [],
  breaker: null,
  ...changes,
});

/** The price that lies `percent` of the way from the basis to liquidation. */
export const onWay = ({ price, liquidation }: IsolatedPosition, percent: number): PriceHalfUsd =>
  priceHalfUsd(price + Math.round(((liquidation - price) * percent) / 100));

export const guardRule = (config: GuardWish): Extract<PositionRule, { kind: "margin-guard" }> => ({
  kind: "margin-guard",
  config: aGuardConfig(config),
  spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null },
});

export const stopRule = (price: PriceHalfUsd): PositionRule => ({
  kind: "stop-loss",
  config: { level: { by: "price", price } },
});

export const profitRule = (price: PriceHalfUsd): PositionRule => ({
  kind: "take-profit",
  config: { level: { by: "price", price } },
});

export const breakEvenRule = (price: PriceHalfUsd): PositionRule => ({
  kind: "break-even-stop",
  config: { after: { by: "price", price }, keep: sats(0) },
});

export const trailingRule = (bps: number, activation: PriceHalfUsd | null = null): PositionRule => ({
  kind: "trailing-stop",
  config: { distance: { unit: "basis-points", value: bps }, activation },
});
