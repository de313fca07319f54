import { type Said, saidBy } from "#domain/language/in-both.ts";
import { rangeToMs } from "#domain/market/indicators/candle-range.ts";
import type { Minute, PastMarket } from "#domain/notifications/why-not/past-minute.ts";
import type { Candle, Exchanges, Network } from "#ports/exchange.ts";
import type { Log } from "#ports/log.ts";
import { createMinuteCandles, sampleOf } from "../account-rules/create-minute-candles.ts";
import { type EntryMarket, readEntryMarket } from "../account-rules/read-entry-market.ts";
import { sayFailure } from "../accounts/say-failure.ts";
import { AppError } from "../app-error.ts";
import { TRADE_LOG_REFUSALS } from "./trade-log-refusals.ts";

export type PastMarketDeps = { readonly exchanges: Pick<Exchanges, "marketData">; readonly log: Log };

const MINUTE_MS = rangeToMs("1m");

const unavailable = (why: Said): AppError => new AppError("unavailable", why, { retryAfterMs: 2_000 });

const candleOf = async (deps: PastMarketDeps, network: Network, from: number): Promise<Candle | null> => {
  const to = from + MINUTE_MS - 1;
  const candles = await deps.exchanges.marketData(network).candles({ range: "1m", limit: 2, from, to });
  if (!candles.ok) throw unavailable(sayFailure(candles.failure));
  return candles.value.find(({ at }) => at === from) ?? null;
};

const UNREAD = saidBy(TRADE_LOG_REFUSALS, ({ marketUntold }) => marketUntold);

/** The minutes before, of an alert on a move; kept by nobody, because they are those of then. */
const samplesOf = async (deps: PastMarketDeps, network: Network, minute: Minute) => {
  if (minute.kind !== "price-alert" || minute.config?.when.kind !== "move") return [];
  const { from } = minute;
  const begin = from - minute.config.when.withinMs - MINUTE_MS;
  const candles = await createMinuteCandles(deps).since(network, begin, from - 1);
  if (candles === null) throw unavailable(UNREAD);
  return candles.map((candle) => sampleOf(candle, from));
};

const NOTHING: EntryMarket = { candles: [], signal: null };

/** A dip is measured as the minute began; a candle that closed then was told in its course. */
const entryMarketOf = async (
  deps: PastMarketDeps,
  network: Network,
  minute: Minute,
): Promise<EntryMarket> => {
  if (minute.kind !== "auto-entry" || minute.config === null) return NOTHING;
  const { config, from, to } = minute;
  const parts = { ...deps, minutes: createMinuteCandles(deps) };
  const market = await readEntryMarket(parts, network, config, config.when.kind === "dip" ? from : to - 1);
  if (market === null) throw unavailable(UNREAD);
  return market;
};

/**
 * What the market did in a past minute and, as far as this automation looks, before it. Asks the exchange, which keeps it.
 * @throws AppError unavailable when the exchange cannot be asked.
 */
export const readPastMarket = async (
  deps: PastMarketDeps,
  network: Network,
  minute: Minute,
): Promise<PastMarket> => ({
  candle: await candleOf(deps, network, minute.from),
  samples: await samplesOf(deps, network, minute),
  ...(await entryMarketOf(deps, network, minute)),
});
