import type { LiveTrade } from "#domain/position/isolated-position.ts";
import { type LeverageE6, type PriceHalfUsd, priceToUsd } from "#domain/units.ts";
import type { OrderType, TradeSize, TradeTerms } from "#ports/isolated-trading.ts";
import { liveTrade } from "../answers/trade.ts";
import type { Endpoint } from "../endpoint.ts";

/** As the port asks for it; leverage 1 to 100 in millionths. */
export type NewTrade = TradeSize & OrderType & TradeTerms & { readonly leverage: LeverageE6 };

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
