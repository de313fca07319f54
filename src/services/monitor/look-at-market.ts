import { priceWords } from "#domain/market/implausible-words.ts";
import { fail, ok, type Result } from "#domain/result.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { ExchangeFailure, MarketData, Ticker } from "#ports/exchange.ts";
import type { SeenMarket } from "#ports/markets.ts";
import { readGap } from "./read-gap.ts";
import { type LiveDeps, type TickTaker, takeTick } from "./take-tick.ts";

/** The price and time up to which every price has been ticked on. */
export type Covered = { readonly last: PriceHalfUsd; readonly at: number };

/** Where the next look at a market begins. */
export const coveredOf = (seen: SeenMarket | null): Covered | null =>
  seen === null ? null : { last: seen.last, at: seen.coveredAt };

export type Look = TickTaker & {
  /** Null before the first tick: then there is no gap to look into. */
  readonly covered: Covered | null;
  /** When the look was asked for, epoch milliseconds. */
  readonly at: number;
  /** A price that a stream brought since the look began, by the time the candles are read; null without one. */
  readonly newest: () => PriceHalfUsd | null;
  /** Hears of the ticker that was read, whatever is done on it. */
  readonly onTicker?: (ticker: Ticker) => void;
  /** Ends a long gap between two pages of it; the gap stays open then. */
  readonly signal?: AbortSignal;
};

const NOT_TICKED: ExchangeFailure = {
  kind: "unavailable",
  message: "The market was seen, but nothing may be done on it now: the log says why.",
  raw: "",
};

/** Low and high of the 1-minute candles since `covered`, so a wick in between is not missed. */
const seeGap = async (
  market: MarketData,
  covered: Covered,
  { at, newest, signal }: Look,
  ticker: PriceHalfUsd,
): Promise<Result<Tick, ExchangeFailure>> => {
  // The last tick may carry the time of a clock ahead of ours.
  const candles = await readGap(market, Math.max(0, at - covered.at), signal);
  if (!candles.ok) return candles;
  const last = newest() ?? ticker;
  let low = Math.min(last, ticker, covered.last) as PriceHalfUsd;
  let high = Math.max(last, ticker, covered.last) as PriceHalfUsd;
  let from = covered.at;
  for (const candle of candles.value) {
    from = Math.min(from, candle.at);
    if (candle.low < low) low = candle.low;
    if (candle.high > high) high = candle.high;
  }
  return ok({ low, high, last, at, from, knownSince: covered.at, source: "candles" });
};

/**
 * Looks at a market without its stream and ticks on what it sees: on the ticker's price at once, because a guard that is
 * inside its trigger now must not wait for history; then on the whole gap since the last tick, from candles. Returns the
 * widest tick, or why the market, or its gap, could not be read; a gap that could not, or whose look died, stays open for
 * whoever looks next.
 */
export const lookAtMarket = async (deps: LiveDeps, look: Look): Promise<Result<Tick, ExchangeFailure>> => {
  const market = deps.exchanges.marketData(look.network, "guard");
  const ticker = await market.ticker();
  if (!ticker.ok) return ticker;
  look.onTicker?.(ticker.value);
  const { last, index } = ticker.value;
  const { at } = look;
  const verdict = deps.priceWatch.judge(look.network, { last, index, at, now: at });
  if (verdict.kind === "implausible") {
    return fail({ kind: "unavailable", message: priceWords(verdict, "en"), raw: "" });
  }
  // Where nobody ever ticked nothing lies before, even if somebody else has this moment.
  const since = look.covered === null ? {} : { knownSince: at };
  const receivedAt = deps.clock();
  const now: Tick = { low: last, high: last, last, at, from: at, ...since, source: "ticker", receivedAt };
  if (!(await takeTick(deps, look, now))) return fail(NOT_TICKED);
  if (look.covered === null) return ok(now);
  const gap = await seeGap(market, look.covered, look, last);
  if (!gap.ok) return gap;
  const read: Tick = { ...gap.value, receivedAt: deps.clock() };
  return (await takeTick(deps, look, read)) ? ok(read) : fail(NOT_TICKED);
};
