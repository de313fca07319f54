import { describe, expect, test } from "vitest";
import { createMeter } from "#adapters/prom-client/create-meter.ts";
import { readScrape, valuesOf } from "#testing/operations/read-scrape.ts";
import { DOWN, HASTY, openVenue, openVenueOnBudget, refuse } from "#testing/resilience/open-venue.ts";

const open = (openWith: typeof openVenue | typeof openVenueOnBudget = openVenue) => {
  const { meter, scrape } = createMeter();
  const venue = openWith({ meter });
  const values = async (name: string) => valuesOf(readScrape(await scrape.text()), name);
  return { ...venue, values };
};

describe("calls to the exchange", () => {
  test("are counted by how each attempt ended, and timed from when it left", async () => {
    const { account, exchange, run, venue, values } = open();
    venue.latencyMs = 300;
    await run(exchange("screen").account());
    account.faults.always("account", refuse({ ...HASTY, retryAfterMs: 100 }));
    await run(exchange("guard").account());
    expect(await values("exchange_calls_total")).toEqual({
      "paper screen ok": 1,
      // It is asked again twice.
      "paper guard rate-limited": 3,
    });
    expect(await values("exchange_call_duration_seconds_count")).toEqual({ paper: 4 });
    expect((await values("exchange_call_duration_seconds_sum")).paper).toBeCloseTo(1.2, 6);
  });

  test("that a breaker holds back are counted apart, and take no time of the exchange's", async () => {
    const { account, exchange, run, sent, values } = open();
    account.faults.always("account", refuse(DOWN));
    for (let read = 0; read < 4; read += 1) await run(exchange().account());
    const left = sent.length;
    await run(exchange().account());
    const counted = await values("exchange_calls_total");
    expect(counted["paper guard unavailable"]).toBe(left);
    expect(counted["paper guard held-back"]).toBeGreaterThanOrEqual(1);
    expect(await values("exchange_call_duration_seconds_count")).toEqual({ paper: left });
  });

  test("that break by a defect of ours are counted too", async () => {
    const { exchange, account, run, values } = open();
    account.account = () => Promise.reject(new Error("a defect"));
    await expect(run(exchange().account())).rejects.toThrow("a defect");
    expect(await values("exchange_calls_total")).toEqual({ "paper guard defect": 1 });
  });

  test("tell how long they waited for their place in the budget", async () => {
    const { exchange, run, sent, time, values } = open(openVenueOnBudget);
    const calls = Array.from({ length: 8 }, () => exchange().account());
    await run(Promise.all(calls));
    expect(sent).toHaveLength(8);
    expect(await values("exchange_budget_wait_seconds_count")).toEqual({ "paper guard": 8 });
    const [waited = 0] = Object.values(await values("exchange_budget_wait_seconds_sum"));
    // The last of them waited as long as all of this took.
    expect(waited).toBeGreaterThanOrEqual(time.elapsed() / 1_000);
    expect(time.elapsed()).toBeGreaterThan(500);
  });
});
