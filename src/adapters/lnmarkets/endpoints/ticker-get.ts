import { z } from "zod";
import type { PriceHalfUsd, Usd } from "#domain/units.ts";
import type { Ticker } from "#ports/exchange.ts";
import { wireMarketPrice, wirePrice, wireRate, wireTime, wireUsd } from "../answers/wire-units.ts";
import type { Endpoint, Nothing } from "../endpoint.ts";

/** Bid and ask for orders of `minSize` to `maxSize` contracts; null where the exchange quotes none. */
export type Bucket = {
  readonly minSize: Usd;
  readonly maxSize: Usd;
  readonly ask: PriceHalfUsd | null;
  readonly bid: PriceHalfUsd | null;
};

const bucket = z
  .object({
    minSize: wireUsd,
    maxSize: wireUsd,
    askPrice: wirePrice.nullish(),
    bidPrice: wirePrice.nullish(),
  })
  .transform(
    ({ minSize, maxSize, askPrice, bidPrice }): Bucket => ({
      minSize,
      maxSize,
      ask: askPrice ?? null,
      bid: bidPrice ?? null,
    }),
  );

const answer = z
  .object({
    lastPrice: wireMarketPrice,
    index: wireMarketPrice,
    fundingRate: wireRate,
    fundingTime: wireTime,
    prices: z.array(bucket),
  })
  .transform(({ lastPrice, index, fundingRate, fundingTime, prices }) => ({
    last: lastPrice,
    index,
    fundingRate,
    fundingAt: fundingTime,
    buckets: prices,
  }));

/** Last price, index, next funding and the price ladder by order size. Public. */
export const tickerGet: Endpoint<Nothing, Ticker & { readonly buckets: readonly Bucket[] }> = {
  method: "GET",
  path: "/futures/ticker",
  isSigned: false,
  answer,
};
