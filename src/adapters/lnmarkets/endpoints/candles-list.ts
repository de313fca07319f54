import { z } from "zod";
import type { CandleRange } from "#domain/market/candle-range.ts";
import type { Candle } from "#ports/exchange.ts";
import { type Page, pageOf, wireMarketPrice, wireTime, wireUsd } from "../answers/wire-units.ts";
import { type Endpoint, type PageRequest, pageQuery } from "../endpoint.ts";

const candle = z
  .object({
    time: wireTime,
    open: wireMarketPrice,
    high: wireMarketPrice,
    low: wireMarketPrice,
    close: wireMarketPrice,
    volume: wireUsd,
  })
  .transform(({ time, ...prices }): Candle => ({ at: time, ...prices }));

/** Candles of one width, newest first; the newest is still forming. Volume in contracts. Public. */
export const candlesList: Endpoint<PageRequest & { readonly range: CandleRange }, Page<Candle>> = {
  method: "GET",
  path: "/futures/candles",
  isSigned: false,
  query: ({ range, ...page }) => ({ ...pageQuery(page), range }),
  answer: pageOf(candle),
};
