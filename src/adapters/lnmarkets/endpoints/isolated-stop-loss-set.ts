import type { LiveTrade } from "#domain/position/isolated-position.ts";
import { type PriceHalfUsd, priceToUsd } from "#domain/units.ts";
import { liveTrade } from "../answers/trade.ts";
import type { Endpoint } from "../endpoint.ts";

/** A stop at a price, or one that follows the market at a fraction of the price in millionths (0.1 is 100,000). */
export type StopLoss =
  | { readonly mode: "fixed"; readonly price: PriceHalfUsd }
  | { readonly mode: "trailing"; readonly distanceE6: number };

const value = (stop: StopLoss): number =>
  stop.mode === "fixed" ? priceToUsd(stop.price) : stop.distanceE6 / 1_000_000;

/** Sets or moves the stop of an open or running trade. Scope futures:isolated:write. */
export const isolatedStopLossSet: Endpoint<{ readonly id: string; readonly stop: StopLoss }, LiveTrade> = {
  method: "PUT",
  path: "/futures/isolated/trade/stoploss",
  isSigned: true,
  body: ({ id, stop }) => ({ id, value: value(stop), mode: stop.mode }),
  answer: liveTrade,
};
