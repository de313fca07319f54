import type {
  ClosedTrade,
  IsolatedOrder,
  IsolatedPosition,
  LiveTrade,
} from "#domain/position/isolated-position.ts";
import type { Side } from "#domain/position/side.ts";
import type { BasisPoints, PriceHalfUsd, Sats, Usd } from "#domain/units.ts";
import type { Answer, WriteTerms } from "./exchange-answer.ts";

/** How large a trade is: contracts, or the sats of margin to put in; never both. */
export type TradeSize =
  | { readonly quantity: Usd; readonly margin?: never }
  | { readonly margin: Sats; readonly quantity?: never };

/** A market order takes what is there; a limit order waits until the market reaches its price, from either side. */
export type OrderType =
  | { readonly type: "market"; readonly price?: never }
  | { readonly type: "limit"; readonly price: PriceHalfUsd };

/** Side, exits and label of a new trade; exits are held against its entry. */
export type TradeTerms = {
  readonly side: Side;
  readonly stopLoss?: PriceHalfUsd;
  readonly takeProfit?: PriceHalfUsd;
  /** A label of 1 to 64 characters that the trade carries for good. It does not make the order safe to repeat. */
  readonly clientId?: string;
};

/** `leverage` is 1 to 100; fractions down to a millionth. */
export type NewTrade = TradeSize & OrderType & TradeTerms & { readonly leverage: number };

/** What one funding settlement took from a position (positive) or gave to it (negative). */
export type FundingFee = {
  /** Null for the cross position. */
  readonly positionId: string | null;
  readonly settlementId: string;
  readonly fee: Sats;
  /** Epoch milliseconds. */
  readonly at: number;
};

/** A write to one running trade. */
type ToPosition = WriteTerms & { readonly positionId: string };

/**
 * Isolated trades of one account. What is called absolute is safe to repeat: asking for what stands already is a success.
 * Every write fails as `rejected` for a trade that is unknown, somebody else's or over, and as `outcome-unknown` where it
 * may have happened. Exits of an order that waits are set when it is placed: changed here, they are an unknown outcome.
 */
export interface IsolatedTrading {
  /** Every running isolated trade; an empty list means none, never "could not read". */
  runningTrades(): Answer<readonly IsolatedPosition[]>;
  /** Every limit order that waits; an empty list means none, never "could not read". */
  openTrades(): Answer<readonly IsolatedOrder[]>;
  /** Closed trades, newest first. */
  closedTrades(request: { readonly limit: number }): Answer<readonly ClosedTrade[]>;
  /** Limit orders that were canceled, newest first. */
  canceledTrades(request: { readonly limit: number }): Answer<readonly ClosedTrade[]>;
  /** Funding of isolated trades, newest first: of one, or of all; at most `limit`, none before `from` (epoch milliseconds). */
  fundingFees(request: {
    readonly positionId?: string;
    readonly limit: number;
    readonly from?: number;
  }): Answer<readonly FundingFee[]>;

  /** Adds `amount` sats (> 0) from the balance to the margin of a running trade. Not idempotent, never retried. */
  addMargin(request: ToPosition & { readonly amount: Sats }): Answer<IsolatedPosition>;
  /**
   * Takes `amount` sats (> 0) out of a running trade into the balance: profit first, which moves its basis, then margin. A
   * stop that liquidation has passed by then is gone. Rejected above leverage 100. Not idempotent, never retried.
   */
  cashIn(request: ToPosition & { readonly amount: Sats }): Answer<IsolatedPosition>;
  /**
   * Opens a trade at the market, which runs at once, or places a limit order, which waits. Margin and the fees of both ends
   * leave the balance at once. Not idempotent, never retried: after an unknown outcome `clientId` tells ours from others.
   */
  openTrade(request: WriteTerms & NewTrade): Answer<LiveTrade>;
  /** Takes back a limit order that waits; margin and reserve return whole. Safe to repeat by id: a second one is rejected. */
  cancelTrade(request: WriteTerms & { readonly tradeId: string }): Answer<ClosedTrade>;
  /** Closes a running trade whole; isolated trades have no partial close. Safe to repeat by id. */
  closeTrade(request: ToPosition): Answer<ClosedTrade>;

  /** Sets the stop loss of a running trade to a price between liquidation and market; a trailing one becomes fixed. Absolute. */
  setStopLoss(request: ToPosition & { readonly price: PriceHalfUsd }): Answer<IsolatedPosition>;
  /**
   * Lets the stop loss of a running trade follow the best price from now on, `distance` of that price behind it: 10 to
   * 100,000 basis points, and before liquidation. Absolute; another distance is measured from the market anew.
   */
  setTrailingStop(request: ToPosition & { readonly distance: BasisPoints }): Answer<IsolatedPosition>;
  /** Takes the stop loss off a running trade, fixed or trailing. Absolute: that there is none is a success. */
  removeStopLoss(request: ToPosition): Answer<IsolatedPosition>;
  /** Sets the take profit of a running trade to a price on the earning side of the market. Absolute. */
  setTakeProfit(request: ToPosition & { readonly price: PriceHalfUsd }): Answer<IsolatedPosition>;
  /** Takes the take profit off a running trade. Absolute: that there is none is a success. */
  removeTakeProfit(request: ToPosition): Answer<IsolatedPosition>;
}
