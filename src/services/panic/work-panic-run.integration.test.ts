import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { windowRate } from "#domain/resilience/request-buckets.ts";
import { basisPoints } from "#domain/units.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import type { Trader } from "#testing/monitor/enter-trader.ts";
import { type OnBudget, openOnBudget } from "#testing/monitor/open-on-budget.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { previewPanic } from "./preview-panic.ts";
import { throwByTrader } from "./throw-by-trader.ts";
import { workPanicRuns } from "./work-panic-runs.ts";

let stage: Stage;

beforeAll(async () => {
  // As LN Markets counts, and by the same clock as the budget: whoever sends more is refused, and is late by that.
  stage = await startStage({ authPerSecond: 5 });
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const SECOND = 1_000;
const COUNT = 20;
const RATES = { key: windowRate(4), signed: windowRate(4), public: windowRate(0.8) };

/** A trader with twenty longs of 1,000 USD, of leverage 20 to 39. */
const enter = async (): Promise<Trader> => {
  const trader = await stage.trader(2_000_000);
  for (let place = 0; place < COUNT; place += 1) {
    stage.wait(2 * SECOND);
    await trader.open({ leverage: 20 + place });
  }
  stage.wait(2 * SECOND);
  await stage.tick(100_000);
  return trader;
};

/** Throws the switch and works on the run as a worker does, until it is done; how long that took. */
const flatten = async ({ wired, pass }: OnBudget, { userId }: Trader) => {
  const panicId = randomUUID();
  const acting = {
    ...anActiveSession({ userId, steppedUpAt: null }),
    visitor: { network: "unknown", userAgent: null, deviceToken: null, party: null },
  };
  const thrownAt = wired.clock();
  await throwByTrader(wired, acting, {
    accountId: null,
    stage: "flatten",
    share: basisPoints(0),
    panicId,
  });
  for (;;) {
    await workPanicRuns(wired);
    const [run] = await wired.panic.progress(userId, panicId);
    if (run === undefined) throw new Error("There is no run");
    if (run.doneAt !== null) return { ...run, tookMs: run.doneAt - thrownAt };
    if (wired.clock() - thrownAt > 60 * SECOND) throw new Error("It is not flat after a minute");
    await pass(SECOND);
  }
};

test.each([0, 80])(
  "flattening twenty positions takes what its preview told, within a tenth (answers after %i ms)",
  async (latencyMs) => {
    const trader = await enter();
    const onBudget = await openOnBudget(stage, { rates: RATES, latencyMs });
    const { wired, sent } = onBudget;
    try {
      const request = { userId: trader.userId, accountId: null, share: basisPoints(0) };
      const [told] = await previewPanic(wired, request);
      // 4 + 20·2 = 44 requests; the bucket holds 1.32, and 3.6 a second flow in: (44 − 1.32)/0.0036 = 11,855.6 ms.
      expect(told).toMatchObject({ takesMs: 11_856 });
      expect(told?.closes).toHaveLength(COUNT);

      const { tookMs, aims } = await flatten(onBudget, trader);
      expect(tookMs).toBeGreaterThan(11_856 * 0.9);
      expect(tookMs).toBeLessThan(11_856 * 1.1);
      expect(aims.map(({ state }) => state)).toEqual(Array.from({ length: COUNT }, () => "confirmed"));
      expect(
        await stage.sql`select action, state, count(*)::int from trade_intents group by action, state`,
      ).toEqual([{ action: "close-trade", state: "confirmed", count: COUNT }]);

      // It is by the budget that it took so long: so many requests, never more than four in a second, none refused.
      expect(sent.map(({ status }) => status)).toEqual(Array.from({ length: 44 }, () => 200));
      for (const [place, { at }] of sent.entries()) {
        expect((sent[place + 4]?.at ?? Number.POSITIVE_INFINITY) - at).toBeGreaterThanOrEqual(SECOND);
      }
      stage.wait(2 * SECOND);
      expect(await trader.exchange.runningTrades()).toMatchObject({ value: [] });
    } finally {
      await onBudget.close();
    }
  },
);
