import fc from "fast-check";
import type {
  AutoEntryConfig,
  EntryCondition,
  EntryExit,
  EntrySize,
  MadeEntry,
} from "#domain/automations/entries/auto-entry.ts";
import type { AutoEntryFacts } from "#domain/automations/entries/decide-auto-entry.ts";
import {
  type BasisPoints,
  basisPoints,
  type LeverageE6,
  leverageFromNumber,
  type PriceHalfUsd,
  priceE4,
  priceFromUsd,
  priceHalfUsd,
  type Sats,
  sats,
  type Usd,
  usd,
} from "#domain/units.ts";
import { anySide } from "./arbitrary-position.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A price within a few percent of another one: where things happen. */
const priceNear = (price: PriceHalfUsd): fc.Arbitrary<PriceHalfUsd> =>
  fc.integer({ min: 9_500, max: 10_500 }).map((part) => priceHalfUsd(Math.round((price * part) / 10_000)));

const anyCondition = (last: PriceHalfUsd): fc.Arbitrary<EntryCondition> =>
  fc.oneof(
    fc.record({
      kind: fc.constant("crossing"),
      price: priceNear(last),
      from: fc.constantFrom("below", "above"),
    }),
    fc.record({
      kind: fc.constant("ladder"),
      prices: fc.uniqueArray(priceNear(last), { minLength: 1, maxLength: 6 }),
    }),
    fc.record({
      kind: fc.constant("dip"),
      bps: fc.integer({ min: 10, max: 200 }).map(basisPoints),
      withinMs: fc.integer({ min: 2, max: 20 }).map((minutes) => minutes * MINUTE),
    }),
    fc.record({
      kind: fc.constant("rsi"),
      range: fc.constantFrom("1m", "1h"),
      period: fc.integer({ min: 2, max: 100 }),
      cross: fc.constantFrom("below", "above"),
      level: fc.integer({ min: 3_000, max: 7_000 }),
    }),
    fc.record({
      kind: fc.constant("average"),
      range: fc.constantFrom("1m", "1h"),
      of: fc.constantFrom("simple", "exponential"),
      fast: fc.integer({ min: 2, max: 50 }),
      slow: fc.integer({ min: 51, max: 200 }),
      cross: fc.constantFrom("up", "down"),
    }),
  );

const anySats = (most: number): fc.Arbitrary<Sats> =>
  fc.oneof(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: most })).map(sats);

/** Mostly one value, so that situations differ in few things at once and much is entered. */
const mostly = <T, U>(value: T, other: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other });

const anySize: fc.Arbitrary<EntrySize> = fc.oneof(
  fc.record({ by: fc.constant("risk"), sats: anySats(10 ** 9) }),
  fc.record({ by: fc.constant("margin"), sats: anySats(10 ** 9) }),
  fc.record({ by: fc.constant("quantity"), usd: fc.integer({ min: 1, max: 500_000 }).map(usd) }),
);

const anyExit: fc.Arbitrary<EntryExit | null> = fc.option(
  fc.record({ by: fc.constant("percent"), bps: fc.integer({ min: 1, max: 500 }).map(basisPoints) }),
  { freq: 2 },
);

/** Configs that may be armed, most of them, around a last price. */
export const anyEntryConfig = (last: PriceHalfUsd): fc.Arbitrary<AutoEntryConfig> =>
  fc
    .record({
      side: anySide,
      leverage: fc
        .integer({ min: 100, max: 10_000 })
        .map((hundredths) => leverageFromNumber(hundredths / 100)),
      when: anyCondition(last),
      size: anySize,
      guard: fc.option(fc.record({ maxTotal: anySats(10 ** 8) })),
      stopLoss: anyExit,
      takeProfit: anyExit,
      budget: mostly(sats(10 ** 12), anySats(10 ** 11)),
      expiresAt: mostly(null, fc.integer({ min: 0, max: 2 * DAY })),
      quietHours: mostly(null, fc.record({ fromMinute: fc.nat(1_439), toMinute: fc.nat(1_439) })),
      maxEntries: fc.integer({ min: 1, max: 4 }),
    })
    .map((config) =>
      config.when.kind === "ladder" ? { ...config, quietHours: null, maxEntries: 1 } : config,
    );

/** Numbers no form should let through, with some that it does: what a stored config could hold at its worst. */
const anyNumber = fc.oneof(
  fc.constantFrom(0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER, 500_001),
  fc.integer({ min: 1, max: 200_000_000 }),
);

/** Any config with some of its numbers broken. */
export const anyBrokenConfig = (last: PriceHalfUsd): fc.Arbitrary<AutoEntryConfig> =>
  fc
    .tuple(anyEntryConfig(last), anyNumber, anyNumber, fc.integer({ min: 1, max: 255 }))
    .map(([config, one, other, mask]) => ({
      ...config,
      ...(mask & 1 ? { leverage: one as LeverageE6 } : {}),
      ...(mask & 2 ? { size: { by: "quantity", usd: other as Usd } } : {}),
      ...(mask & 4 ? { guard: { maxTotal: other === 0 ? null : (other as Sats) } } : {}),
      ...(mask & 8 ? { budget: one as Sats } : {}),
      ...(mask & 16 ? { stopLoss: { by: "percent", bps: other as BasisPoints } } : {}),
      ...(mask & 32 ? { when: { kind: "ladder", prices: [last, one as PriceHalfUsd] } } : {}),
      ...(mask & 64 ? { maxEntries: other } : {}),
      ...(mask & 128 ? { takeProfit: { by: "price", price: one as PriceHalfUsd } } : {}),
    }));

const anyMadeEntry: fc.Arbitrary<MadeEntry> = fc.record({
  epoch: fc.nat(3),
  rung: fc.nat(5),
  at: fc.nat(2 * DAY),
  worstCase: anySats(10 ** 10),
});

/** Close to where an indicator crosses, on the newest candle or on one that is too old. */
const anySwing = fc.record({
  age: fc.constantFrom(0, 0, 30_000, MINUTE),
  before: fc.integer({ min: -1, max: 1 }),
  now: fc.integer({ min: -1, max: 1 }),
});
type Swing = typeof anySwing extends fc.Arbitrary<infer T> ? T : never;

const signalOf = (
  when: EntryCondition,
  at: number,
  { age, before, now }: Swing,
): AutoEntryFacts["signal"] => {
  const closedAt = at - age;
  if (when.kind === "rsi")
    return { kind: "rsi", closedAt, before: when.level + before, now: when.level + now };
  const slow = { before: priceE4(2), now: priceE4(2) };
  return { kind: "average", closedAt, fast: { before: priceE4(2 + before), now: priceE4(2 + now) }, slow };
};

const spanOf = (prices: readonly PriceHalfUsd[]) => ({
  low: priceHalfUsd(Math.min(...prices)),
  high: priceHalfUsd(Math.max(...prices)),
});

/** Situations around one last price. */
const anyFactsAt = (
  last: PriceHalfUsd,
  config: fc.Arbitrary<AutoEntryConfig>,
): fc.Arbitrary<AutoEntryFacts> =>
  fc
    .record({
      config,
      at: fc.integer({ min: 30 * MINUTE, max: 2 * DAY }),
      reach: fc.tuple(priceNear(last), priceNear(last), priceNear(last)),
      minutes: fc.array(fc.tuple(fc.integer({ min: 1, max: 25 }), priceNear(last)), {
        minLength: 2,
        maxLength: 6,
      }),
      entries: mostly([], fc.array(anyMadeEntry, { maxLength: 3 })),
      swing: anySwing,
      epoch: fc.nat(3),
      balance: mostly(sats(10 ** 12), anySats(10 ** 11)),
      trades: mostly(0, fc.constantFrom(3, 97, 100)),
      quantity: mostly(0, fc.constantFrom(1_000, 9_900_000, 10_000_000)).map(usd),
    })
    .map(({ reach: [one, other, from], minutes, trades, quantity, swing, at, ...facts }) => ({
      ...facts,
      at,
      tick: { ...spanOf([last, one, other]), last, at },
      armed: { from, at: 0 },
      signal: signalOf(facts.config.when, at, swing),
      candles: minutes.map(([ago, price]) => ({
        at: at - ago * MINUTE,
        open: price,
        ...spanOf([price]),
        close: price,
      })),
      account: { trades, quantity },
      resting: [],
      stage: "calm" as const,
    }));

/** Every situation an automatic entry can meet, at prices low and high, most of them with what it waits for close at hand. */
export const anyEntryFacts = (
  configs: (last: PriceHalfUsd) => fc.Arbitrary<AutoEntryConfig>,
): fc.Arbitrary<AutoEntryFacts> =>
  fc.oneof(
    ...[1_000.5, 64_710.5, 100_000, 1_000_000]
      .map(priceFromUsd)
      .map((last) => anyFactsAt(last, configs(last))),
  );
