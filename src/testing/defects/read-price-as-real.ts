import { type PriceE4, priceE4 } from "#domain/units.ts";

/** Keeps a price in four bytes of floating point: seven digits, and the rest is gone. */
export const readPriceAsReal = (dollars: number): PriceE4 =>
  priceE4(Math.round(Math.fround(dollars) * 10_000));
