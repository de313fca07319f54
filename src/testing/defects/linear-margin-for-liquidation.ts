import type { marginForLiquidation } from "#domain/position/liquidation.ts";
import { divCeil, SATS_PER_BTC, satsFromBigInt } from "#domain/units.ts";

/**
 * Takes the contract for a linear one: margin as the same share of the notional at entry as the price has to fall,
 * Q·S/P · |P − T|/P. An inverse contract loses more sats the lower the price, so it is always too little for a long.
 */
export const linearMarginForLiquidation: typeof marginForLiquidation = (side, quantity, price, target) => {
  const [p, t] = [BigInt(price), BigInt(target)];
  const distance = side === "long" ? p - t : t - p;
  if (distance <= 0n) return satsFromBigInt(0n);
  return satsFromBigInt(divCeil(2n * BigInt(quantity) * SATS_PER_BTC * distance, p * p));
};
