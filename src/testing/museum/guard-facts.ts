import type { MarginGuardFacts } from "#domain/automations/margin-guard.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { priceFromUsd, sats } from "#domain/units.ts";
import { aGuardConfig, type GuardWish } from "../builders/a-guard-config.ts";
import { aPosition } from "../builders/a-position.ts";

/** A guard of 5 → 10 % that has spent nothing, a bitcoin of balance, and the long of `aPosition` at a price (USD). */
export const guardFacts = (
  dollars: number,
  { position = aPosition(), config = {} }: { position?: IsolatedPosition; config?: GuardWish } = {},
): MarginGuardFacts => {
  const last = priceFromUsd(dollars);
  return {
    position,
    tick: { low: last, high: last, last, at: 0 },
    balance: sats(100_000_000),
    spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null },
    config: aGuardConfig(config),
    tag: sats(0),
  };
};
