import type { PriceHalfUsd, Sats, Usd } from "../units.ts";

/** Why the exchange would refuse an action as things stand. */
export type PreviewRefusal =
  /** More than is free. */
  | "balance"
  /** Leverage would fall below 1. */
  | "leverage-one"
  /** More than may be taken out: margin, or leverage past 100, or liquidation at the market. */
  | "too-much"
  | "too-small"
  | "too-large"
  /** Not on the losing side of the market for a stop, not on the earning side for a take profit. */
  | "wrong-side"
  /** A stop that liquidation comes before. */
  | "past-liquidation"
  /** A stop and a take profit that have changed places. */
  | "past-each-other"
  | "distance"
  /** The cross margin does not carry it. */
  | "cross-margin"
  /** There is nothing to close. */
  | "flat";

/**
 * What an action would do at the prices it was worked out for, in sats and half dollars. `balanceChange` is positive where
 * sats come back at once. `fee` is paid now, `reserve` set aside for the end. What is null does not exist afterwards, or is
 * not touched by this kind of action.
 */
export type Previewed = {
  readonly kind: "previewed";
  readonly balanceChange: Sats;
  readonly fee: Sats;
  readonly reserve: Sats;
  /** Contracts and margin afterwards: of the position, or of the cross margin. */
  readonly quantity: Usd;
  readonly margin: Sats;
  readonly liquidation: PriceHalfUsd | null;
  readonly stopLoss: PriceHalfUsd | null;
  readonly takeProfit: PriceHalfUsd | null;
  /** After all fees and funding: what closing brings in, or what the exit brings where it is filled at its own price. */
  readonly result: Sats | null;
};

/** `most` is the largest amount that would be taken, where there is one. */
export type ActionPreview =
  | Previewed
  | { readonly kind: "refused"; readonly rule: PreviewRefusal; readonly most: number | null };

/** A refusal that no other amount would turn into an agreement. */
export const refusedBy = (rule: PreviewRefusal, most: number | null = null): ActionPreview => ({
  kind: "refused",
  rule,
  most,
});
