import type { AutoEntryConfig, MadeEntry } from "#domain/automations/entries/auto-entry.ts";
import type { AutoEntryFacts } from "#domain/automations/entries/decide-auto-entry.ts";
import type { PriceCandle } from "#domain/market/indicators/closed-candles.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import { leverageFromNumber, priceFromUsd, sats, usd } from "#domain/units.ts";

/** A long of 1,000 USD at 10x, once the price falls to 100,000, guarded by up to 100,000 sats within a budget of 250,000. */
export const anAutoEntry = (changes: Partial<AutoEntryConfig> = {}): AutoEntryConfig => ({
  side: "long",
  leverage: leverageFromNumber(10),
  when: { kind: "crossing", price: priceFromUsd(100_000), from: "above" },
  size: { by: "quantity", usd: usd(1_000) },
  guard: { maxTotal: sats(100_000) },
  stopLoss: null,
  takeProfit: null,
  budget: sats(250_000),
  expiresAt: null,
  quietHours: null,
  maxEntries: 1,
  ...changes,
});

/** A tick at one price, in USD. */
export const tickAt = (price: number, at = 0): Tick => {
  const last = priceFromUsd(price);
  return { low: last, high: last, last, at };
};

/** A candle that opens at `at` and is as wide as low and high, in USD. */
export const aCandle = (at: number, low: number, high = low, close = high): PriceCandle => ({
  at,
  open: priceFromUsd(low),
  low: priceFromUsd(low),
  high: priceFromUsd(high),
  close: priceFromUsd(close),
});

export const aMadeEntry = (changes: Partial<MadeEntry> = {}): MadeEntry => ({
  epoch: 0,
  rung: 0,
  at: 0,
  worstCase: sats(0),
  ...changes,
});

/** The price has just fallen from 101,000 to 100,000, and 1,000,000 sats are free on an account without trades. */
export const entryFacts = (changes: Partial<AutoEntryFacts> = {}): AutoEntryFacts => ({
  config: anAutoEntry(),
  at: 0,
  tick: tickAt(100_000),
  armed: { from: priceFromUsd(101_000), at: 0 },
  entries: [],
  candles: [],
  signal: null,
  epoch: 0,
  balance: sats(1_000_000),
  account: { trades: 0, quantity: usd(0) },
  resting: [],
  stage: "calm",
  ...changes,
});
