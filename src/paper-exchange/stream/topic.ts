import { CANDLE_RANGES, type CandleRange } from "../candles/candle-range.ts";
import type { Scope } from "../world/scope.ts";

const MARKET = "futures/inverse/btc_usd";
const OHLC = `${MARKET}/ohlc/`;

export const TOPICS = {
  announcements: "announcements",
  ticker: `${MARKET}/ticker`,
  lastPrice: `${MARKET}/lastPrice`,
  index: `${MARKET}/index`,
  buckets: `${MARKET}/buckets`,
  funding: `${MARKET}/funding`,
  trades: `${MARKET}/isolated/trades`,
  crossOrders: `${MARKET}/cross/orders`,
  crossPosition: `${MARKET}/cross/position`,
  deposit: "wallet/deposit",
  withdrawal: "wallet/withdrawal",
} as const;

/** What a subscriber must be allowed to do; null for public topics. */
const SCOPE_OF: ReadonlyMap<string, Scope | null> = new Map<string, Scope | null>([
  [TOPICS.announcements, null],
  [TOPICS.ticker, null],
  [TOPICS.lastPrice, null],
  [TOPICS.index, null],
  [TOPICS.buckets, null],
  [TOPICS.funding, null],
  [TOPICS.trades, "futures:isolated:read"],
  [TOPICS.crossOrders, "futures:cross:read"],
  [TOPICS.crossPosition, "futures:cross:read"],
  [TOPICS.deposit, "account:deposits:read"],
  [TOPICS.withdrawal, "account:withdrawals:read"],
  ...CANDLE_RANGES.map((range): [string, null] => [ohlcTopic(range), null]),
]);

export function ohlcTopic(range: CandleRange): string {
  return `${OHLC}${range}`;
}

/** The scope a topic asks for, null for a public one, undefined for a topic that does not exist. */
export const scopeOfTopic = (topic: string): Scope | null | undefined => SCOPE_OF.get(topic);
