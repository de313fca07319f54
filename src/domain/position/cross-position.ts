import type { PriceE4, PriceHalfUsd, Sats, Usd } from "../units.ts";
import type { Side } from "./side.ts";

/**
 * The cross margin of an account and the one net position it carries, as the exchange reports them. Liquidation is the
 * exchange's own figure and wins over ours; null while flat, or where the exchange names none. `fundingPaid` is positive
 * where the position paid. Times in epoch milliseconds.
 */
export type CrossPosition = {
  readonly id: string;
  /** Null while flat: then the quantity is 0 and there is no entry. */
  readonly side: Side | null;
  readonly quantity: Usd;
  /** Every sat in the cross margin, tied up or free. */
  readonly margin: Sats;
  /** A whole number, 1 to 100. It decides how much margin is tied up, not where liquidation is. */
  readonly leverage: number;
  readonly entryPrice: PriceE4 | null;
  readonly liquidation: PriceHalfUsd | null;
  /** Tied up by the position and by the orders that wait. */
  readonly initialMargin: Sats;
  /** Tied up by the position alone. */
  readonly runningMargin: Sats;
  readonly maintenanceMargin: Sats;
  /** Gross result of the open position at the market. */
  readonly pl: Sats;
  /** As `pl`, with what was realised before. */
  readonly totalPl: Sats;
  readonly fundingPaid: Sats;
  readonly tradingFees: Sats;
  readonly updatedAt: number;
};

/** An order on the cross margin. A long adds to a long position or reduces a short one, and the reverse. */
export type CrossOrder = {
  readonly id: string;
  readonly clientId: string | null;
  /** A liquidation is the exchange's own order. */
  readonly type: "market" | "limit" | "liquidation";
  readonly state: "open" | "filled" | "canceled";
  readonly side: Side;
  readonly quantity: Usd;
  /** Where it waits, or where it was filled. */
  readonly price: PriceHalfUsd;
  /** Null where the exchange does not tell it. */
  readonly tradingFee: Sats | null;
  readonly createdAt: number;
  readonly filledAt: number | null;
  readonly canceledAt: number | null;
};

/** A limit order that waits on the cross margin, as far as it is kept. */
export type WaitingCrossOrder = Pick<CrossOrder, "id" | "side" | "quantity" | "price" | "createdAt">;
