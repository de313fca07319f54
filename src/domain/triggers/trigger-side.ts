import type { Side } from "../position/side.ts";
import { MAX_PRICE, MIN_PRICE, priceHalfUsd } from "../units.ts";
import type { TriggerPrice, TriggerSide } from "./trigger.ts";

/** Where a position loses: below for a long, above for a short. */
export const losingSide = (side: Side): TriggerSide => (side === "long" ? "below" : "above");

/** Where a position earns: above for a long, below for a short. */
export const earningSide = (side: Side): TriggerSide => (side === "long" ? "above" : "below");

/** A trigger at a computed price in half dollars, moved onto the prices there are; null when no price can reach it. */
export const triggerAt = (side: TriggerSide, price: bigint): TriggerPrice | null => {
  const [least, most] = [BigInt(MIN_PRICE), BigInt(MAX_PRICE)];
  if (side === "below" ? price < least : price > most) return null;
  const within = price < least ? least : price > most ? most : price;
  return { side, price: priceHalfUsd(Number(within)) };
};
