import type { Side } from "../position/side.ts";
import type { PriceHalfUsd } from "../units.ts";
import type { TriggerPrice } from "./trigger.ts";
import { earningSide, losingSide } from "./trigger-side.ts";

/** A stop loss at a price the trader chose. */
export const stopLossPrice = (side: Side, price: PriceHalfUsd): TriggerPrice => ({
  side: losingSide(side),
  price,
});

/** A take profit at a price the trader chose. */
export const takeProfitPrice = (side: Side, price: PriceHalfUsd): TriggerPrice => ({
  side: earningSide(side),
  price,
});

/** An entry or an alert at a price: fires when the market gets there from where it is; at the price itself, at once. */
export const crossingPrice = (price: PriceHalfUsd, last: PriceHalfUsd): TriggerPrice => ({
  side: price < last ? "below" : "above",
  price,
});
