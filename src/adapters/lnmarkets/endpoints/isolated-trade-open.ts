import type { LiveTrade } from "#domain/position/isolated-position.ts";
import type { Side } from "#domain/position/side.ts";
import type { LeverageE6, PriceHalfUsd, Sats, Usd } from "#domain/units.ts";
import { priceToUsd } from "#domain/units.ts";
import { liveTrade } from "../answers/trade.ts";
import type { Endpoint } from "../endpoint.ts";

/** Size in contracts or in sats of margin, never both. */
type Size =
  | { readonly quantity: Usd; readonly margin?: never }
  | { readonly margin: Sats; readonly quantity?: never };
/** A limit waits for its price; a market order takes what is there. */
type Kind =
  | { readonly type: "market"; readonly price?: never }
  | { readonly type: "limit"; readonly price: PriceHalfUsd };

export type NewTrade = Size &
  Kind & {
    readonly side: Side;
    /** 1 to 100, fractions allowed. */
    readonly leverage: LeverageE6;
    readonly stopLoss?: PriceHalfUsd;
    readonly takeProfit?: PriceHalfUsd;
    /** A label of 1 to 64 characters; it does not make the call idempotent. */
    readonly clientId?: string;
  };

const dollars = (price: PriceHalfUsd | undefined) => (price === undefined ? undefined : priceToUsd(price));

/** Opens an isolated trade or places a limit order. Moves money. Scope futures:isolated:write. */
export const isolatedTradeOpen: Endpoint<NewTrade, LiveTrade> = {
  method: "POST",
  path: "/futures/isolated/trade",
  isSigned: true,
  body: (trade) => ({
    leverage: trade.leverage / 1_000_000,
    margin: trade.margin,
    price: dollars(trade.price),
    quantity: trade.quantity,
    side: trade.side === "long" ? "buy" : "sell",
    stoploss: dollars(trade.stopLoss),
    takeprofit: dollars(trade.takeProfit),
    type: trade.type,
    clientId: trade.clientId,
  }),
  answer: liveTrade,
};
