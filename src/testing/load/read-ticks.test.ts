import { expect, test } from "vitest";
import { createMeter } from "#adapters/prom-client/create-meter.ts";
import { ticksBetween, ticksIn } from "./read-ticks.ts";

test("reads of all networks together what the product's own meter shows, and what lies between two readings", async () => {
  const { meter, scrape } = createMeter();
  const read = async () => ticksIn(await scrape.text());
  meter.time("tick_lateness_seconds", 7, { network: "paper" });
  const before = await read();
  meter.time("tick_lateness_seconds", 0.01, { network: "paper" });
  meter.time("tick_lateness_seconds", 0.03, { network: "signet" });
  meter.time("tick_duration_seconds", 0.008, { network: "paper" });
  const { ticks, latenessMs, workMs } = ticksBetween(before, await read());
  expect([ticks, latenessMs, workMs].map((value) => Math.round(value))).toEqual([2, 20, 4]);
});

test("where no tick was taken, none was late by any time that could be told", () => {
  const none = ticksIn("");
  expect(ticksBetween(none, none).latenessMs).toBeNaN();
});
