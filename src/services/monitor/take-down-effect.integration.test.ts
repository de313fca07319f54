import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { readScrape, valuesOf } from "#testing/operations/read-scrape.ts";
import { coveredOf, lookAtMarket } from "./look-at-market.ts";
import { secondsSince, takeDownEffect } from "./take-down-effect.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const look = async (): Promise<void> => {
  const covered = coveredOf(await stage.wired.markets.seen("paper"));
  const seen = await lookAtMarket(stage.wired, {
    network: "paper",
    covered,
    at: stage.paper.now(),
    newest: () => null,
    onTick: () => undefined,
  });
  if (!seen.ok) throw new Error("The market could not be read");
};

const measured = async () => {
  const scrape = readScrape(await stage.wired.scrape.text());
  return (name: string) => valuesOf(scrape, name);
};

test("ticks, what they hit and what came of it are in the scrape of the process that ticked", async () => {
  const trader = await stage.trader();
  await trader.guard((await trader.open()).id);
  await look();
  expect((await measured())("trigger_to_effect_seconds_count")).toEqual({});
  stage.move(95_000, 100_000);
  await look();
  const values = await measured();
  expect(values("trigger_hits_total").paper).toBeGreaterThanOrEqual(1);
  expect(values("trigger_to_effect_seconds_count")).toEqual({ paper: 1 });
  // The ticker's price each time, and the gap the second time.
  expect(values("tick_duration_seconds_count")).toEqual({ paper: 3 });
  expect(values("tick_lateness_seconds_count")).toEqual({ paper: 3 });
});

test("a price is as old as the exchange says, else as long as it is here, and never from the future", () => {
  const tick = { low: 1, high: 1, last: 1, at: 10_000 } as Parameters<typeof secondsSince>[0];
  expect(secondsSince(tick, 10_250)).toBe(0.25);
  expect(secondsSince({ ...tick, receivedAt: 9_900 }, 10_250)).toBe(0.35);
  expect(secondsSince({ ...tick, receivedAt: 9_900, toldAt: 9_250 }, 10_250)).toBe(1);
  expect(secondsSince({ ...tick, toldAt: 11_000 }, 10_250)).toBe(0);
});

test.each(["rejected", "unknown", "superseded"] as const)(
  "an order that ends %s had no effect",
  (outcome) => {
    const meter = { count: () => undefined, replace: () => undefined, time: () => expect.unreachable() };
    const tick = { low: 1, high: 1, last: 1, at: 10_000 } as Parameters<typeof secondsSince>[0];
    takeDownEffect({ meter, clock: () => 10_000 }, "paper", tick, outcome);
  },
);
