import { describe, expect, test } from "vitest";
import { wirePriceE4 } from "#adapters/lnmarkets/answers/wire-units.ts";
import {
  createLnMarketsExchanges,
  type LnMarketsOptions,
} from "#adapters/lnmarkets/create-ln-markets-exchanges.ts";
import { digestCandles } from "#cli/replay/digest-candles.ts";
import { judgePrice } from "#domain/market/judge-price.ts";
import { judgeReading } from "#domain/market/judge-reading.ts";
import type { Candle } from "#domain/replay/candle.ts";
import { priceE4, priceFromUsd, sats } from "#domain/units.ts";
import type { Exchanges } from "#ports/exchange.ts";
import { findImpurities } from "../architecture/find-impurities.ts";
import type { Planted } from "../architecture/plant-tree.ts";
import { readSourceTree } from "../architecture/source-tree.ts";
import { aPosition } from "../builders/a-position.ts";
import { believeAnyPrice } from "../defects/believe-any-price.ts";
import { believeAnyReading } from "../defects/believe-any-reading.ts";
import { digestNothing } from "../defects/digest-nothing.ts";
import { readPriceAsReal } from "../defects/read-price-as-real.ts";
import { realPriceMigration } from "../defects/real-price-migration.ts";
import { rollCandles } from "../defects/roll-candles.ts";
import { zeroTicker } from "../defects/zero-ticker.ts";
import { findFloatingMoney } from "./find-floating-money.ts";
import { tellsApart } from "./tells-apart.ts";

const MINUTE = 60_000;
const urls = { rest: "http://127.0.0.1:9/v3", stream: "ws://127.0.0.1:9/v1" };

describe("a price", () => {
  const answer = (lastPrice: unknown, status = 200) => {
    const rest = { index: 100_000, fundingRate: 0.0001, fundingTime: "2026-01-01T08:00:00.000Z", prices: [] };
    return async () => new Response(JSON.stringify({ ...rest, lastPrice }), { status });
  };
  const unreadable: readonly (() => Promise<Response>)[] = [
    ...[answer(100_000, 500), answer(100_000, 429), answer(0), answer(null), answer("100000"), answer(-5)],
    async () => new Response("<html>busy</html>"),
    async () => new Response(""),
    async () => Promise.reject(new TypeError("fetch failed")),
  ];

  test("B11 that cannot be read is absent and never 0", async () => {
    const check = async (open: (options: LnMarketsOptions) => Exchanges) => {
      const ask = (fetch: () => Promise<Response>) => {
        const options = { baseUrls: { mainnet: urls, signet: urls, paper: urls }, now: () => 0, fetch };
        return open(options).marketData("paper").ticker();
      };
      expect(await ask(answer(100_000))).toMatchObject({ ok: true, value: { last: priceFromUsd(100_000) } });
      for (const fetch of unreadable) expect((await ask(fetch)).ok).toBe(false);
    };
    await tellsApart(check, createLnMarketsExchanges, zeroTicker);
  });

  test("B19 keeps every digit: 98,765.4321 has nine, of which four bytes of floating point keep seven", async () => {
    // The nearest such number is 98,765.4296875.
    const check = (read: (dollars: number) => ReturnType<typeof priceE4>) =>
      expect(read(98_765.4321)).toBe(priceE4(987_654_321));
    await tellsApart(check, (dollars) => wirePriceE4.parse(dollars), readPriceAsReal);
  });

  test("B19 and a sum are kept in no column that rounds", async () => {
    const ours = readSourceTree("drizzle");
    expect(Object.keys(ours).filter((file) => file.endsWith(".sql")).length).toBeGreaterThan(5);
    const check = (files: Planted) => expect(findFloatingMoney(files)).toEqual([]);
    await tellsApart(check, ours, { ...ours, "drizzle/0099_keep_ticks.sql": realPriceMigration });
  });

  test("B21 that has stood still for five minutes while the index moved by more than 1 % is not acted on, nor an old one", async () => {
    const last = priceFromUsd(100_000);
    const check = (judge: typeof judgePrice) => {
      const { history } = judge({ last, index: last, at: 0, now: 0 }, null);
      // 1.2 % above it.
      const later = { last, index: priceFromUsd(101_200), at: 5 * MINUTE, now: 5 * MINUTE };
      expect(judge(later, history).verdict).toMatchObject({ rule: "frozen", stillMs: 5 * MINUTE });
      const old = judge({ last, index: null, at: 0, now: 15_001 }, null);
      expect(old.verdict).toMatchObject({ rule: "stale", ageMs: 15_001 });
    };
    await tellsApart(check, judgePrice, believeAnyPrice);
  });
});

describe("an account", () => {
  test("B22 with a figure that cannot be is not believed, whichever figure it is", async () => {
    const position = aPosition();
    const NaNSats = Number.NaN as typeof position.margin;
    const impossible = [
      [[position], sats(-1), "negative-balance"],
      [[{ ...position, margin: NaNSats }], sats(0), "no-margin"],
      [[{ ...position, liquidation: priceFromUsd(110_000) }], sats(0), "liquidation-side"],
      [[position, position], sats(0), "told-twice"],
    ] as const;
    const check = (judge: typeof judgeReading) => {
      expect(judge([position], sats(0))).toEqual({ kind: "plausible" });
      for (const [positions, balance, rule] of impossible)
        expect(judge(positions, balance)).toMatchObject({ kind: "implausible", rule });
    };
    await tellsApart(check, judgeReading, believeAnyReading);
  });
});

describe("what is reported of a recording", () => {
  const candles: readonly Candle[] = [100_000, 99_500, 99_000].map((dollars, minute) => {
    const price = priceFromUsd(dollars);
    return { at: minute * MINUTE, open: price, high: price, low: price, close: price, volume: 1 };
  });
  async function* flowing(rows: readonly Candle[]): AsyncGenerator<Candle> {
    yield* rows;
  }

  test("B18 carries what its candles add up to: half a dollar more in one of them is another recording", async () => {
    const check = async (digest: typeof digestCandles) => {
      const sumOf = async (rows: readonly Candle[], to = Number.POSITIVE_INFINITY) => {
        const { candles: passing, sum } = digest(flowing(rows), { from: 0, to });
        const passed: Candle[] = [];
        for await (const candle of passing) passed.push(candle);
        expect(passed).toEqual(rows);
        return sum();
      };
      const changed = candles.with(1, { ...candles[1], low: priceFromUsd(99_499.5) } as Candle);
      expect(await sumOf(candles)).toBe(await sumOf([...candles]));
      expect(await sumOf(candles, 2 * MINUTE - 1)).toBe(await sumOf(candles.slice(0, 2)));
      expect(await sumOf(changed)).not.toBe(await sumOf(candles));
      expect(await sumOf(candles.slice(0, 2))).not.toBe(await sumOf(candles));
      expect(await sumOf(rollCandles(3))).not.toBe(await sumOf(rollCandles(3)));
    };
    await tellsApart(check, digestCandles, digestNothing);
  });

  test("B18 is decided by code that rolls no dice", async () => {
    const domain = readSourceTree("src/domain/replay");
    const dice = readSourceTree("src/testing/defects")["src/testing/defects/roll-candles.ts"] ?? "";
    const check = (files: Planted) => expect(findImpurities(files)).toEqual([]);
    await tellsApart(check, domain, { ...domain, "src/domain/replay/roll-candles.ts": dice });
  });
});
