import { type IsolatedPosition } from "../position/isolated-position.ts";
import { liquidationAtDistance, liquidationDistance, priceAtDistance } from "../position/distance.ts";
import { liquidationPrice, marginForLiquidation } from "../position/liquidation.ts";
import { maxAddMargin } from "../position/margin.ts";
import { type BasisPoints, type PriceHalfUsd, type Sats, sats } from "../units.ts";
import type { TriggerPrice } from "../triggers/trigger.ts";

/**
 * A margin guard on one isolated position: when liquidation is closer than `trigger`, add margin until it is `target`
 * away, within the caps. A null cap is no cap. Amounts in sats, distances in basis points of the last price.
 */
export type MarginGuardConfig = {
  readonly trigger: BasisPoints;
  readonly target: BasisPoints;
  /** Most it may add in all to this position; with the initial margin, the most the trader can lose on it. */
  readonly maxTotal: Sats | null;
  readonly maxPerAction: Sats | null;
  readonly maxPerDay: Sats | null;
  /** Least time between two actions on one position, in milliseconds. */
  readonly cooldownMs: number;
};

/** Which bound shortened a top-up. */
export type GuardLimit = "total-cap" | "day-cap" | "action-cap" | "balance" | "leverage-one";

/** Everything a verdict is taken from: one snapshot, read before deciding. */
export type MarginGuardFacts = {
  readonly position: IsolatedPosition;
  readonly last: PriceHalfUsd;
  readonly balance: Sats;
  /** Sats this guard has added to the position so far, counting what is reserved for open intents. */
  readonly addedInAll: Sats;
  /** Sats this guard has added in the last 24 hours, counted likewise. */
  readonly addedInDay: Sats;
  /** Milliseconds since its last action on the position; null before the first. */
  readonly sinceLastActionMs: number | null;
  readonly config: MarginGuardConfig;
};

type Reading = { readonly distance: BasisPoints; readonly needed: Sats };

/** What the guard decides; each verdict names its rule and the numbers it was made by. */
export type MarginGuardVerdict =
  | ({
      readonly kind: "add-margin";
      readonly rule: "inside-trigger";
      readonly amount: Sats;
      readonly limitedBy: GuardLimit | null;
      readonly liquidationAfter: PriceHalfUsd;
    } & Reading)
  | ({ readonly kind: "hold"; readonly rule: "outside-trigger" | "cooldown" | "at-target" } & Reading)
  | ({ readonly kind: "alert"; readonly rule: GuardLimit | "past-liquidation" } & Reading);
