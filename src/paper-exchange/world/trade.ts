import type { Side } from "#domain/position/side.ts";
import type { PriceHalfUsd, Sats, Usd } from "#domain/units.ts";

/** Limit orders rest as `open`; market orders start as `running`. Times are virtual epoch milliseconds. */
export type TradeStatus = "open" | "running" | "closed" | "canceled";

/** Why a running trade ended, in the words of the stream. */
export type CloseCause = "closed" | "stoploss" | "takeprofit" | "liquidation";

export type Trade = {
  readonly id: string;
  readonly accountId: string;
  readonly clientId: string | null;
  readonly type: "market" | "limit";
  readonly side: Side;
  readonly status: TradeStatus;
  readonly createdAt: number;
  readonly filledAt: number | null;
  readonly closedAt: number | null;
  readonly quantity: Usd;
  readonly leverage: number;
  readonly margin: Sats;
  readonly entryMargin: Sats;
  /** Basis of profit and loss; cashing in profit moves it. */
  readonly price: PriceHalfUsd;
  readonly entryPrice: PriceHalfUsd;
  readonly exitPrice: PriceHalfUsd | null;
  readonly liquidation: PriceHalfUsd;
  /** Fees set aside: what the API calls maintenance margin. */
  readonly reserve: Sats;
  readonly openingFee: Sats;
  readonly closingFee: Sats;
  /** Gross result of an ended trade; a running one is marked when it is read. */
  readonly pl: Sats;
  readonly stopLoss: PriceHalfUsd | null;
  readonly takeProfit: PriceHalfUsd | null;
  /** Distance of a trailing stop as a fraction of the price; 0 where the stop is fixed. */
  readonly trailing: number;
  /** Best price since the trailing stop was set. */
  readonly trailingFrom: PriceHalfUsd | null;
  readonly fundingPaid: Sats;
  readonly cashInPl: Sats;
  readonly cashInMargin: Sats;
};
