import type { MarginGuardConfig } from "../automations/margin-guard.ts";
import type { Side } from "../position/side.ts";
import type { BasisPoints, PriceHalfUsd, RateE9, Sats, Usd } from "../units.ts";

/**
 * A trade as it begins: `price` is the basis of its profit and loss, `last` the market then, `balance` the free sats beside it.
 */
export type TradeStart = {
  readonly side: Side;
  readonly quantity: Usd;
  readonly price: PriceHalfUsd;
  readonly last: PriceHalfUsd;
  readonly margin: Sats;
  readonly balance: Sats;
};

/** What is rehearsed: null where there is none of it. The same funding rate is taken for every settlement. */
export type TradeRules = {
  readonly guard: MarginGuardConfig | null;
  readonly takeProfit: PriceHalfUsd | null;
  /** Where a stop at the exchange stands that does not trail; one that does takes its place. */
  readonly stopLoss: PriceHalfUsd | null;
  /** How far a stop at the exchange trails the best price, in basis points of it. */
  readonly trailing: BasisPoints | null;
  readonly fundingRate: RateE9;
};

/**
 * In which order a candle's extremes came; nobody knows. `against` has the one that hurts the position first, `with` the one
 * that helps it, `nearest` the one nearer to the open, at equal distance the low.
 */
export type CandlePath = "against" | "with" | "nearest";

/** How a trade went. `candle` is the place of the one it ended in, or of the one after the last where it still runs. */
export type TradeEnd = {
  readonly how: "running" | "liquidated" | "stopped" | "took-profit" | "closed-by-guard";
  readonly candle: number;
  readonly price: PriceHalfUsd;
  /** Sats the guard added in all, and how often. */
  readonly added: Sats;
  readonly additions: number;
  /** How often a bound left the guard nothing to add. */
  readonly heldBack: number;
  /** Sats of funding; positive where the trade paid. */
  readonly fundingPaid: Sats;
};
