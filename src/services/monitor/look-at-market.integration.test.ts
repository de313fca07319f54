import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { priceFromUsd } from "#domain/units.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { coveredOf, lookAtMarket } from "./look-at-market.ts";
import type { TickReport } from "./monitor-deps.ts";
import { sumReports } from "./sum-reports.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const MINUTE = 60_000;
const usd = priceFromUsd;

/** What cron does; `report` is what all ticks of the look did. */
const observe = async (at = stage.paper.now()) => {
  const covered = coveredOf(await stage.wired.markets.seen("paper"));
  const reports: TickReport[] = [];
  const seen = await lookAtMarket(stage.wired, {
    network: "paper",
    covered,
    at,
    newest: () => null,
    onTick: (_, report) => reports.push(report),
  });
  return { seen, report: sumReports(reports) };
};

const look = async () => {
  const { seen, report } = await observe();
  if (!seen.ok) throw new Error("The market could not be read");
  return { tick: seen.value, report };
};

describe("the market seen without a stream", () => {
  test("is its last price, the first time", async () => {
    stage.move(98_000);
    expect((await observe()).seen).toEqual({
      ok: true,
      value: {
        low: usd(98_000),
        high: usd(98_000),
        last: usd(98_000),
        at: stage.paper.now(),
        from: stage.paper.now(),
        source: "ticker",
        receivedAt: expect.any(Number),
      },
    });
  });

  test.each([1, 2, 17])(
    "holds a wick of %i minutes ago that no tick saw, and a guard acts on it",
    async (minutes) => {
      const trader = await stage.trader();
      await trader.guard((await trader.open()).id);
      await look();
      // Into a fresh minute: the market was at 99,000 and above before.
      stage.wait(MINUTE);
      stage.move(95_000, 101_500, 99_000);
      stage.wait(minutes * MINUTE);
      const { tick, report } = await look();
      expect(tick).toMatchObject({ low: usd(95_000), last: usd(99_000) });
      expect(tick.high).toBeGreaterThanOrEqual(usd(101_500));
      expect(report).toMatchObject({ hits: 1, confirmed: 1 });
      // 10 % under 99,000 is 89,100: 122,335 sats in all.
      expect(trader.topUps()).toEqual([22_335]);
    },
  );

  test("begins at the price the last tick ended with, so a jump in between is whole", async () => {
    await look();
    stage.wait(3 * MINUTE);
    stage.move(103_000);
    const { tick } = await look();
    expect(tick.low).toBeLessThanOrEqual(usd(100_000));
    expect(tick.high).toBe(usd(103_000));
  });

  test.each([
    ["ticker", "/futures/ticker"],
    ["candles", "/futures/candles"],
  ])("is nothing when its %s cannot be read: no half of it is taken for the whole", async (_, path) => {
    await look();
    stage.paper.faults.inject({ kind: "malformed", path, times: null });
    expect((await observe()).seen).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
  });

  test("can be looked at by a clock that lies behind the last tick's", async () => {
    stage.wait(10 * MINUTE);
    await look();
    expect((await observe(stage.paper.now() - 5 * MINUTE)).seen).toMatchObject({ ok: true });
  });

  test("after a day without any tick holds a wick from the beginning of it, pages of candles ago", async () => {
    await look();
    stage.wait(MINUTE);
    stage.move(95_000, 99_000);
    for (let minute = 0; minute < 1_500; minute += 1) stage.wait(MINUTE);
    expect((await look()).tick).toMatchObject({ low: usd(95_000), last: usd(99_000) });
  });

  test("keeps a gap that could not be read for whoever looks next", async () => {
    await look();
    stage.wait(MINUTE);
    stage.move(95_000, 99_000);
    stage.wait(MINUTE);
    stage.paper.faults.inject({ kind: "malformed", path: "/futures/candles", times: null });
    for (const _ of [1, 2]) await observe();
    stage.paper.faults.clear();
    expect((await look()).tick).toMatchObject({ low: usd(95_000), last: usd(99_000) });
  });

  test("stays open behind a process that ticks on the last price and dies before it has read the gap", async () => {
    await look();
    stage.wait(MINUTE);
    stage.move(95_000, 99_000);
    stage.wait(MINUTE);
    const at = stage.paper.now();
    const now = { low: usd(99_000), high: usd(99_000), last: usd(99_000), at, knownSince: at };
    await stage.wired.triggers.match("paper", now, 9, 1);
    expect((await stage.wired.markets.seen("paper"))?.at).toBe(at);
    expect((await look()).tick).toMatchObject({ low: usd(95_000), last: usd(99_000) });
  });

  test("is acted on at its last price even where its candles cannot be read", async () => {
    const trader = await stage.trader();
    await trader.guard((await trader.open()).id);
    await look();
    stage.paper.faults.inject({ kind: "malformed", path: "/futures/candles", times: null });
    stage.move(94_444.5);
    const { seen, report } = await observe();
    expect(seen).toMatchObject({ ok: false });
    expect(report).toMatchObject({ hits: 1, confirmed: 1 });
    expect(trader.topUps()).toEqual([76_471]);
  });
});
