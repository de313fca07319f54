import type { LiveTrade } from "#domain/position/isolated-position.ts";
import { type PriceHalfUsd, priceToUsd } from "#domain/units.ts";
import { liveTrade } from "../answers/trade.ts";
import type { Endpoint } from "../endpoint.ts";

/** Sets or moves the take profit of an open or running trade. Scope futures:isolated:write. */
export const isolatedTakeProfitSet: Endpoint<
  { readonly id: string; readonly price: PriceHalfUsd },
  LiveTrade
> = {
  method: "PUT",
  path: "/futures/isolated/trade/takeprofit",
  isSigned: true,
  body: ({ id, price }) => ({ id, value: priceToUsd(price) }),
  answer: liveTrade,
};
