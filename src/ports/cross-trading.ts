import type { CrossOrder, CrossPosition } from "#domain/position/cross-position.ts";
import type { Side } from "#domain/position/side.ts";
import type { Sats, Usd } from "#domain/units.ts";
import type { Answer, WriteTerms } from "./exchange-answer.ts";
import type { FundingFee, OrderType } from "./isolated-trading.ts";

export type NewCrossOrder = OrderType & {
  readonly side: Side;
  readonly quantity: Usd;
  /** A label of 1 to 64 characters. It does not make the order safe to repeat. */
  readonly clientId?: string;
};

/** Sats moved from the balance into the cross margin (positive) or back (negative). */
export type CrossTransfer = {
  readonly id: string;
  readonly amount: Sats;
  /** Epoch milliseconds. */
  readonly at: number;
};

/** The cross margin of one account, its one net position and its orders. Failures as for isolated trades. */
export interface CrossTrading {
  /** The net position; flat where nothing was ever traded. */
  crossPosition(): Answer<CrossPosition>;
  /** Every cross order that waits. */
  crossOpenOrders(): Answer<readonly CrossOrder[]>;
  /** Filled cross orders, newest first, liquidations among them. */
  crossFilledOrders(request: { readonly limit: number }): Answer<readonly CrossOrder[]>;
  /** Sats moved in and out of the cross margin, newest first. */
  crossTransfers(request: { readonly limit: number }): Answer<readonly CrossTransfer[]>;
  /** Funding of the cross position, newest first; at most `limit`, none before `from` (epoch milliseconds). */
  crossFundingFees(request: {
    readonly limit: number;
    readonly from?: number;
  }): Answer<readonly FundingFee[]>;

  /**
   * Places an order on the net position: at the market it is filled at once, as a limit it waits. Larger than a position
   * on the other side, it turns that over. Not idempotent, never retried; `clientId` tells ours from others.
   */
  crossOrder(request: WriteTerms & NewCrossOrder): Answer<CrossOrder>;
  /** Takes back a cross order that waits. Safe to repeat by id: a second one is rejected. */
  cancelCrossOrder(request: WriteTerms & { readonly orderId: string }): Answer<CrossOrder>;
  /**
   * Closes the whole net position at the market. Rejected while flat. A repetition closes whatever was opened since, so
   * read the position first.
   */
  closeCross(request: WriteTerms): Answer<CrossOrder>;
  /** Moves `amount` sats (> 0) from the balance into the cross margin. Not idempotent, never retried. */
  depositCross(request: WriteTerms & { readonly amount: Sats }): Answer<CrossPosition>;
  /** Moves `amount` sats (> 0) back, as far as the position does not need them. Not idempotent, never retried. */
  withdrawCross(request: WriteTerms & { readonly amount: Sats }): Answer<CrossPosition>;
  /** Sets the leverage of the cross margin, a whole number 1 to 100; liquidation stays where it is. Absolute. */
  setCrossLeverage(request: WriteTerms & { readonly leverage: number }): Answer<CrossPosition>;
}
