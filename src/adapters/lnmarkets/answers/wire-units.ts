import { z } from "zod";
import type { Side } from "#domain/position/side.ts";
import {
  type BasisPoints,
  basisPoints,
  divCeil,
  leverageFromNumber,
  type PriceHalfUsd,
  priceE4,
  priceFromUsd,
  rateE9,
  sats,
  usd,
} from "#domain/units.ts";

/*
 * The exchange's numbers as units. JSON cannot say NaN, but it can say 1e999, -5 and "100": each is an answer we refuse
 * to read, never a number we make up.
 */
const MAX_USD = 100_000_000;
const positivePrice = z.number().min(1).max(MAX_USD);

/** Whole satoshis, may be negative. */
export const wireSats = z.int().transform(sats);
/** Whole contracts of one dollar. */
export const wireUsd = z.int().min(0).transform(usd);
/** A price of a trade: dollars in steps of half a dollar. */
export const wirePrice = positivePrice.multipleOf(0.5).transform(priceFromUsd);
/** A price of the market, a weighted mean of other exchanges: rounded to the nearest half dollar. */
export const wireMarketPrice = positivePrice.transform(priceFromUsd);
/** A stop or take profit, where 0 says there is none. */
export const wirePriceOrNone = z
  .union([z.literal(0), z.null(), wirePrice])
  .transform((price) => noneForZero(price));
/**
 * How far a stop trails, as a fraction of the price on the wire; 0, null and nothing say that it does not. Rounded up to
 * whole basis points, so a stop is never told to be closer than it is; digits past the millionth are a float's noise.
 */
export const wireTrailing = z
  .number()
  .min(0)
  .max(10)
  .nullish()
  .transform((fraction): BasisPoints | null => {
    const millionths = Math.round((fraction ?? 0) * 1_000_000);
    return millionths === 0 ? null : basisPoints(Number(divCeil(BigInt(millionths), 100n)));
  });
/** A label; an empty one is none. */
export const wireLabel = z
  .string()
  .nullish()
  .transform((label) => (label === undefined || label === "" ? null : label));
/** A price with more digits than an order may have, to the nearest ten-thousandth of a dollar. */
export const wirePriceE4 = positivePrice.transform((dollars) => priceE4(Math.round(dollars * 10_000)));
/** A funding rate as a fraction; beyond 100 % it is no rate. */
export const wireRate = z
  .number()
  .min(-1)
  .max(1)
  .transform((rate) => rateE9(Math.round(rate * 1_000_000_000)));
/** Leverage, a float that moves with the margin. */
export const wireLeverage = z.number().positive().max(1_000_000).transform(leverageFromNumber);
/** An ISO time to epoch milliseconds. */
export const wireTime = z.iso.datetime({ offset: true }).transform((time) => Date.parse(time));
export const wireId = z.string().min(1).max(100);
export const wireSide = z
  .enum(["buy", "sell"])
  .transform((side): Side => (side === "buy" ? "long" : "short"));

const noneForZero = (price: 0 | null | PriceHalfUsd): PriceHalfUsd | null =>
  price === null || price === 0 ? null : price;

/** One page of a list, newest first; `nextCursor` is null on the last. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    nextCursor: z
      .string()
      .nullish()
      .transform((cursor) => cursor ?? null),
  });

export type Page<T> = { readonly data: readonly T[]; readonly nextCursor: string | null };
