import { divCeil, divFloor, type PriceHalfUsd } from "../units.ts";
import type { TriggerSide } from "./trigger.ts";

/** How far behind the best price a trailing trigger follows: in basis points of that price, or in half dollars. Above 0. */
export type TrailingDistance =
  | { readonly unit: "basis-points"; readonly value: number }
  | { readonly unit: "half-usd"; readonly value: number };

/**
 * A trigger without a price of its own. `below` fires once the price has fallen by the distance from the highest price
 * since it began to trail, `above` once it has risen by it from the lowest.
 */
export type TrailingTrigger = {
  readonly side: TriggerSide;
  readonly distance: TrailingDistance;
  /**
   * It trails from the tick at `at` (epoch milliseconds), or from the first tick that reaches its activation price: that
   * lies on the good side, so `below` waits for the price to rise to it and `above` for it to fall.
   */
  readonly start:
    | { readonly kind: "tick"; readonly at: number }
    | { readonly kind: "activation"; readonly price: PriceHalfUsd };
};

const WHOLE = 10_000n;

/**
 * The first price, in half dollars, at which a trailing trigger fires after `best`. Rounds away from the best, so it never
 * fires a step before the whole distance is given back; may lie beyond the prices there are.
 */
export const trailingLevel = (side: TriggerSide, best: PriceHalfUsd, { unit, value }: TrailingDistance) => {
  if (unit === "half-usd") return side === "below" ? best - value : best + value;
  const [price, distance] = [BigInt(best), BigInt(value)];
  return Number(
    side === "below"
      ? divFloor(price * (WHOLE - distance), WHOLE)
      : divCeil(price * (WHOLE + distance), WHOLE),
  );
};

/**
 * The inverse of `trailingLevel`: the nearest best price, in half dollars, after which `price` fires. Rounds away from
 * `price` for the same reason. Null when no best price is far enough: 10,000 basis points below is nothing at all.
 */
export const nearestBest = (
  side: TriggerSide,
  price: PriceHalfUsd,
  { unit, value }: TrailingDistance,
): number | null => {
  if (unit === "half-usd") return side === "below" ? price + value : price - value;
  const [product, distance] = [BigInt(price) * WHOLE, BigInt(value)];
  if (side === "above") return Number(divFloor(product, WHOLE + distance));
  return distance >= WHOLE ? null : Number(divCeil(product, WHOLE - distance));
};
