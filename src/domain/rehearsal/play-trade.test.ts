import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCandle } from "#testing/builders/a-candle.ts";
import { addWithin } from "../automations/guard-step.ts";
import type { MarginGuardConfig } from "../automations/margin-guard.ts";
import { marginFor } from "../position/margin.ts";
import { basisPoints, leverageFromNumber, priceHalfUsd, rateE9, sats, usd } from "../units.ts";
import { type CandleSeries, seriesOf } from "./candle-series.ts";
import { enterTrade } from "./live-trade.ts";
import { playTrade } from "./play-trade.ts";
import type { CandlePath, TradeEnd, TradeRules, TradeStart } from "./trade-rules.ts";

const MINUTE = 60_000;
/** Between two settlements, so that eight hours pass without one. */
const AFTER_FUNDING = MINUTE;

const guard = (change: Partial<MarginGuardConfig> = {}): MarginGuardConfig => ({
  steps: [addWithin(basisPoints(500), basisPoints(1_000))],
  ...{ maxTotal: null, maxPerAction: null, maxPerDay: null, maxLoss: null, reserve: sats(0), cooldownMs: 0 },
  ...change,
});

const rulesOf = (change: Partial<TradeRules> = {}): TradeRules => ({
  ...{ guard: guard(), takeProfit: null, stopLoss: null, trailing: null, fundingRate: rateE9(0) },
  ...change,
});

/** 1,000 USD at 10x from 10,000 USD: margin 1,000,000 sats, liquidation 1/(1/10,000 + 0.01/1,000) = 9,090.91, so 9,091. */
const longAt = (market: number, change: Partial<TradeStart> = {}): TradeStart => {
  const [price, quantity] = [priceHalfUsd(market), usd(1_000)];
  const margin = marginFor(quantity, price, leverageFromNumber(10));
  return { side: "long", quantity, price, last: price, margin, balance: sats(100_000_000), ...change };
};

const minutes = (...candles: readonly Parameters<typeof aCandle>[0][]): CandleSeries =>
  seriesOf(candles.map((candle, index) => aCandle({ at: AFTER_FUNDING + index * MINUTE, ...candle })));

const play = (
  series: CandleSeries,
  rules: TradeRules = rulesOf(),
  path: CandlePath = "against",
  start: TradeStart = longAt(series.open[0] ?? 20_000),
): TradeEnd => playTrade(series, { from: 0, to: series.length }, path, start, rules);

describe("a guard in a rehearsal", () => {
  test("adds what brings liquidation to its target when the price comes within its trigger", () => {
    // 9,091 / 0.95 = 9,569.5: at 9,560 liquidation belongs at 8,604, which takes 10^11 x (1/8,604 - 1/10,000) sats of margin.
    const end = play(minutes({ open: 20_000, low: 19_120, close: 19_400 }, { open: 19_400 }));
    expect(end).toMatchObject({ how: "running", additions: 1, added: 1_622_502 - 1_000_000, candle: 2 });
  });

  test("keeps still half a dollar above its trigger", () => {
    const end = play(minutes({ open: 20_000, low: 19_140 }));
    expect(end).toMatchObject({ how: "running", additions: 0, added: 0 });
    expect(play(minutes({ open: 20_000, low: 19_139 }))).toMatchObject({ additions: 1 });
  });

  test("comes too late where one price gaps from before its trigger to liquidation, and in time where another lies between", () => {
    const fall = { open: 20_000, low: 18_182, close: 18_182 };
    expect(play(minutes(fall))).toMatchObject({ how: "liquidated", additions: 0, price: 18_182 });
    expect(play(minutes({ open: 20_000, low: 19_000, close: 19_000 }, fall))).toMatchObject({
      how: "running",
    });
  });

  test("adds no more than its caps leave, and is asked no more once nothing is left", () => {
    const cap = guard({ maxTotal: sats(100_000) });
    const slump = { open: 19_100, low: 18_900 };
    const end = play(minutes({ open: 20_000 }, slump, slump, slump), rulesOf({ guard: cap }));
    expect(end).toMatchObject({ how: "running", added: 100_000, additions: 1, heldBack: 1 });
  });

  test("adds again once a cap of a day lets it", () => {
    const cap = guard({ maxPerDay: sats(100_000) });
    const day = Array.from({ length: 1_500 }, (_, index) => ({
      open: index === 0 ? 20_000 : 18_900,
      low: 18_900,
    }));
    const end = play(minutes(...day), rulesOf({ guard: cap }));
    expect(end).toMatchObject({ added: 200_000, additions: 2, how: "running" });
  });

  test("closes at a deeper step though nothing is left to add at the one before", () => {
    // With 100,000 sats more liquidation is at 9,009: 2 % away from 9,193.
    const close = { when: { by: "distance", bps: basisPoints(200) }, deed: { kind: "close" } } as const;
    const ladder = guard({
      maxTotal: sats(100_000),
      steps: [addWithin(basisPoints(500), basisPoints(1_000)), close],
    });
    const slump = { open: 19_100, low: 18_900 };
    const end = play(
      minutes({ open: 20_000 }, slump, slump, { open: 18_900, low: 18_380 }),
      rulesOf({ guard: ladder }),
    );
    expect(end).toMatchObject({ how: "closed-by-guard", price: 18_380, added: 100_000, heldBack: 1 });
  });

  test("adds again what funding brought to the balance", () => {
    const start = longAt(20_000, { balance: sats(100_000) });
    const low = Array.from({ length: 600 }, (_, index) => ({
      open: index === 0 ? 20_000 : 18_900,
      low: 18_900,
    }));
    const rules = rulesOf({ fundingRate: rateE9(-100_000) });
    // 1,000 / 9,450 x 0.01 % is received at the settlement.
    expect(play(minutes(...low), rules, "against", start)).toMatchObject({
      ...{ additions: 2, added: 101_058, fundingPaid: -1_058, how: "running" },
    });
  });

  test("closes where its step says so", () => {
    const closing = guard({
      steps: [{ when: { by: "distance", bps: basisPoints(500) }, deed: { kind: "close" } }],
    });
    expect(play(minutes({ open: 20_000, low: 19_120 }), rulesOf({ guard: closing }))).toMatchObject({
      ...{ how: "closed-by-guard", price: 19_120, added: 0 },
    });
  });

  test("of a short acts above", () => {
    // 1/(1/10,000 - 0.01/1,000) = 11,111 USD; liquidation 5 % away is at 11,111 / 1.05 = 10,581.9, so from 10,581.5 on.
    const short = longAt(20_000, { side: "short" });
    const risen = (high: number) => play(minutes({ open: 20_000, high }), rulesOf(), "against", short);
    expect(risen(21_162)).toMatchObject({ additions: 0 });
    expect(risen(21_163)).toMatchObject({ additions: 1 });
    expect(
      play(minutes({ open: 20_000, high: 22_222 }), rulesOf({ guard: null }), "with", short),
    ).toMatchObject({
      ...{ how: "liquidated", price: 22_222 },
    });
  });
});

describe("the exchange in a rehearsal", () => {
  const bare = (change: Partial<TradeRules> = {}) => rulesOf({ guard: null, ...change });

  test("takes profit at its level", () => {
    const rules = bare({ takeProfit: priceHalfUsd(21_000) });
    expect(play(minutes({ open: 20_000 }, { open: 20_000, high: 21_100 }), rules)).toMatchObject({
      ...{ how: "took-profit", price: 21_000, candle: 1 },
    });
  });

  test("stops at a stop that stands still, of a long below and of a short above", () => {
    const at = (side: "long" | "short", stopLoss: number) =>
      play(
        minutes({ open: 20_000 }, { open: 20_000, high: 20_500, low: 19_500 }),
        bare({ stopLoss: priceHalfUsd(stopLoss) }),
        "against",
        longAt(20_000, { side }),
      );
    expect(at("long", 19_500)).toMatchObject({ how: "stopped", price: 19_500, candle: 1 });
    expect(at("long", 19_499)).toMatchObject({ how: "running" });
    expect(at("short", 20_500)).toMatchObject({ how: "stopped", price: 20_500, candle: 1 });
    expect(at("short", 20_501)).toMatchObject({ how: "running" });
  });

  test("trails a stop behind the best price and never goes back", () => {
    const rules = bare({ trailing: basisPoints(500) });
    const end = play(
      minutes({ open: 20_000, close: 22_000 }, { open: 22_000, low: 20_901, close: 20_950 }),
      rules,
    );
    expect(end).toMatchObject({ how: "running" });
    expect(
      play(minutes({ open: 20_000, close: 22_000 }, { open: 22_000, low: 20_900 }), rules),
    ).toMatchObject({
      ...{ how: "stopped", price: 20_900, candle: 1 },
    });
  });

  test("the path through a candle decides which of two levels comes first", () => {
    const rules = bare({ takeProfit: priceHalfUsd(21_000) });
    const wild = minutes({ open: 20_000, high: 21_500, low: 18_000, close: 20_000 });
    expect(play(wild, rules, "against")).toMatchObject({ how: "liquidated" });
    expect(play(wild, rules, "with")).toMatchObject({ how: "took-profit" });
    // The high is nearer to the open.
    expect(play(wild, rules, "nearest")).toMatchObject({ how: "took-profit" });
  });

  test("settles funding at the price before it, out of the margin of whoever pays", () => {
    const rules = bare({ fundingRate: rateE9(100_000) });
    const eightHours = Array.from({ length: 481 }, () => ({ open: 20_000 }));
    // 1,000 / 10,000 x 0.01 % = 0.00001 BTC.
    expect(play(minutes(...eightHours), rules)).toMatchObject({ fundingPaid: 1_000 });
    const short = longAt(20_000, { side: "short" });
    expect(play(minutes(...eightHours), rules, "against", short)).toMatchObject({ fundingPaid: -1_000 });
    const dear = bare({ fundingRate: rateE9(100_000_000) });
    expect(play(minutes(...eightHours), dear)).toMatchObject({
      how: "liquidated",
      price: 20_000,
      candle: 479,
    });
  });

  test("settles every funding that fell into a gap of the candles", () => {
    const day = seriesOf([aCandle({ at: AFTER_FUNDING }), aCandle({ at: AFTER_FUNDING + 24 * 60 * MINUTE })]);
    expect(play(day, bare({ fundingRate: rateE9(100_000) }))).toMatchObject({ fundingPaid: 3_000 });
  });
});

/** Every candle looked at, whether it reaches anything or not. */
const playEach = (series: CandleSeries, path: CandlePath, start: TradeStart, rules: TradeRules): TradeEnd => {
  const trade = enterTrade(start, rules, series.at[0] ?? 0);
  for (let candle = 0; candle < series.length; candle += 1) {
    const [at, open] = [series.at[candle] ?? 0, series.open[candle] ?? 0];
    const [high, low] = [series.high[candle] ?? 0, series.low[candle] ?? 0];
    while (trade.ending() === null && trade.settlesAt() <= at) trade.settle();
    const isTopFirst =
      path === "nearest" ? high - open < open - low : (path === "with") === (start.side === "long");
    const prices = [open, isTopFirst ? high : low, isTopFirst ? low : high, series.close[candle] ?? 0];
    for (const [quarter, price] of prices.entries())
      if (trade.ending() === null) trade.see(price, at + quarter * 15_000);
    const ending = trade.ending();
    if (ending !== null) return { ...ending, candle, ...trade.tally() };
  }
  const last = priceHalfUsd(series.close[series.length - 1] ?? 0);
  return { how: "running", price: last, candle: series.length, ...trade.tally() };
};

/** A walk of minutes, some of them missing, that moves up to some per mille at once. */
const walk = fc
  .array(fc.tuple(fc.integer({ min: -12, max: 12 }), fc.nat(6), fc.nat(6), fc.nat(40)), {
    minLength: 1,
    maxLength: 900,
    size: "max",
  })
  .map((steps) => {
    let [open, at] = [20_000, AFTER_FUNDING];
    return seriesOf(
      steps.map(([move, up, down, gap]) => {
        const close = Math.max(200, Math.round(open * (1 + move / 1_000)));
        const high = Math.round(Math.max(open, close) * (1 + up / 1_000));
        const low = Math.round(Math.min(open, close) * (1 - down / 1_000));
        const candle = aCandle({ at, open, high, low, close });
        open = close;
        at += gap === 0 ? 700 * MINUTE : MINUTE;
        return candle;
      }),
    );
  });

test("what is stepped over changes nothing: every trade ends as if each candle had been looked at", () => {
  fc.assert(
    fc.property(
      walk,
      fc.constantFrom<CandlePath>("against", "with", "nearest"),
      fc.constantFrom("long" as const, "short" as const),
      fc.record({
        cap: fc.constantFrom(null, 50_000, 400_000),
        day: fc.constantFrom(null, 80_000),
        cooldownMs: fc.constantFrom(0, 10 * MINUTE),
        settlementsAhead: fc.constantFrom(0, 2),
        rate: fc.constantFrom(0, 2_000_000, -2_000_000),
        trailing: fc.constantFrom(null, 300),
        profit: fc.constantFrom(null, 0.06),
      }),
      (series, path, side, { cap, day, rate, trailing, profit, ...wish }) => {
        const start = longAt(series.open[0] ?? 20_000, { side });
        const gain = side === "long" ? 1 + (profit ?? 0) : 1 - (profit ?? 0);
        const rules = rulesOf({
          guard: guard({
            ...wish,
            maxTotal: cap === null ? null : sats(cap),
            maxPerDay: day === null ? null : sats(day),
          }),
          fundingRate: rateE9(rate),
          trailing: trailing === null ? null : basisPoints(trailing),
          takeProfit: profit === null ? null : priceHalfUsd(Math.round(start.last * gain)),
        });
        expect(play(series, rules, path, start)).toEqual(playEach(series, path, start, rules));
      },
    ),
    { numRuns: 400 },
  );
});
