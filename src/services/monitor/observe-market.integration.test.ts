import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { priceFromUsd } from "#domain/units.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { observeMarket } from "./observe-market.ts";
import { runTick } from "./run-tick.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const MINUTE = 60_000;
const usd = priceFromUsd;

const observe = async (at = stage.paper.now()) => {
  const seen = await stage.wired.markets.seen("paper");
  return observeMarket(stage.wired.exchanges.marketData("paper"), seen, at);
};

/** What cron does: look, and tick on what was seen. */
const look = async () => {
  const observed = await observe();
  if (!observed.ok) throw new Error("The market could not be read");
  return { tick: observed.value, report: await runTick(stage.wired, "paper", observed.value) };
};

describe("the market seen without a stream", () => {
  test("is its last price, the first time", async () => {
    stage.move(98_000);
    expect(await observe()).toEqual({
      ok: true,
      value: { low: usd(98_000), high: usd(98_000), last: usd(98_000), at: stage.paper.now() },
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
    expect(await observe()).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
  });

  test("can be looked at by a clock that lies behind the last tick's", async () => {
    stage.wait(10 * MINUTE);
    await look();
    expect(await observe(stage.paper.now() - 5 * MINUTE)).toMatchObject({ ok: true });
  });

  test("after a day without any tick is seen from the newest part of it", async () => {
    await look();
    stage.wait(25 * 60 * MINUTE);
    stage.move(95_000, 99_000);
    expect((await look()).tick).toMatchObject({ low: usd(95_000), last: usd(99_000) });
  });
});
