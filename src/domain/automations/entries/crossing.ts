import type { TriggerPrice } from "../../triggers/trigger.ts";
import { MAX_PRICE, MIN_PRICE, type PriceHalfUsd, priceHalfUsd } from "../../units.ts";
import type { EntryCondition } from "./auto-entry.ts";

type Crossing = Extract<EntryCondition, { readonly kind: "crossing" }>;

/** Whether `last` lies on the side a crossing comes from; at the price itself it does not. */
export const isOnSide = ({ from, price }: Crossing, last: PriceHalfUsd): boolean =>
  from === "below" ? last < price : last > price;

/** The trigger of a crossing: coming from below it is reached at the price or over it. */
export const crossingTrigger = ({ from, price }: Crossing): TriggerPrice => ({
  side: from === "below" ? "above" : "below",
  price,
});

/**
 * The trigger that tells that the price is back on the side a crossing comes from, half a dollar beyond it; null where no
 * price lies there.
 */
export const comingBackTrigger = ({ from, price }: Crossing): TriggerPrice | null => {
  if (from === "below") return price <= MIN_PRICE ? null : { side: "below", price: priceHalfUsd(price - 1) };
  return price >= MAX_PRICE ? null : { side: "above", price: priceHalfUsd(price + 1) };
};
