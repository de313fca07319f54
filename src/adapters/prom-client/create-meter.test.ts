import { expect, test } from "vitest";
import { METRICS } from "#domain/operations/metric-table.ts";
import { readScrape, valuesOf } from "#testing/operations/read-scrape.ts";
import { createMeter } from "./create-meter.ts";

const open = () => {
  const { meter, scrape } = createMeter();
  return { meter, read: async () => readScrape(await scrape.text()) };
};

test("every metric of the table is in a scrape from the first one on, as what it is", async () => {
  const { metrics } = await open().read();
  expect(Object.entries(METRICS).map(([name, { kind }]) => [name, kind])).toEqual(
    Object.keys(METRICS).map((name) => [name, metrics.get(name)]),
  );
});

test("the event loop's delay is measured as well", async () => {
  const { series } = await open().read();
  expect(series.some(({ name }) => name === "nodejs_eventloop_lag_p99_seconds")).toBe(true);
});

test("counts, and takes down how long things took", async () => {
  const { meter, read } = open();
  meter.count("trigger_hits_total", { network: "paper" });
  meter.count("trigger_hits_total", { network: "paper" }, 4);
  for (const seconds of [0.004, 0.06, 40]) {
    meter.time("tick_duration_seconds", seconds, { network: "paper" });
  }
  const scrape = await read();
  expect(valuesOf(scrape, "trigger_hits_total")).toEqual({ paper: 5 });
  expect(valuesOf(scrape, "tick_duration_seconds_count")).toEqual({ paper: 3 });
  expect(valuesOf(scrape, "tick_duration_seconds_bucket")).toMatchObject({
    "0.005 paper": 1,
    "0.05 paper": 1,
    "0.1 paper": 2,
    "30 paper": 2,
    "+Inf paper": 3,
  });
});

test("a gauge that is set as a whole forgets what is no longer a value of it", async () => {
  const { meter, read } = open();
  meter.replace("intents", [
    { value: 2, labels: { state: "sent" } },
    { value: 7, labels: { state: "confirmed" } },
  ]);
  meter.replace("intents", [{ value: 9, labels: { state: "confirmed" } }]);
  expect(valuesOf(await read(), "intents")).toEqual({ confirmed: 9 });
});

test("a gauge without labels has no value until it is measured, and none again when it cannot be", async () => {
  const { meter, read } = open();
  expect(valuesOf(await read(), "canary_proof_age_seconds")).toEqual({});
  meter.replace("canary_proof_age_seconds", [{ value: 14, labels: {} }]);
  expect(valuesOf(await read(), "canary_proof_age_seconds")).toEqual({ "": 14 });
  meter.replace("canary_proof_age_seconds", []);
  expect(valuesOf(await read(), "canary_proof_age_seconds")).toEqual({});
});
