import { expect, test } from "vitest";
import { createMeter } from "#adapters/prom-client/create-meter.ts";
import { waitsBetween, waitsIn, waitWithin } from "./read-waits.ts";

const aWeb = () => {
  const { meter, scrape } = createMeter();
  const wait = (seconds: number, times = 1): void => {
    for (let time = 0; time < times; time += 1) meter.time("database_wait_seconds", seconds, {});
  };
  return { wait, read: async () => waitsIn(await scrape.text()) };
};

test("reads out of the product's own meter how long most statements waited, of all processes together", async () => {
  const [one, other] = [aWeb(), aWeb()];
  one.wait(9, 50);
  const before = await Promise.all([one.read(), other.read()]);
  one.wait(0.0001, 98);
  other.wait(0.02);
  other.wait(3);
  const waits = waitsBetween(before, await Promise.all([one.read(), other.read()]));
  expect(waits.get(Number.POSITIVE_INFINITY)).toBe(100);
  expect(waitWithin(waits, 0.98)).toBeLessThan(20);
  expect(waitWithin(waits, 0.99)).toBeGreaterThanOrEqual(20);
  expect(waitWithin(waits, 0.99)).toBeLessThan(3_000);
  expect(waitWithin(waits, 1)).toBeGreaterThanOrEqual(3_000);
});

test("tells by five milliseconds what is to wait less than fifty", async () => {
  const web = aWeb();
  web.wait(0.041);
  expect(waitWithin(waitsBetween([], [await web.read()]), 0.99)).toBe(45);
  web.wait(0.049, 99);
  expect(waitWithin(waitsBetween([], [await web.read()]), 0.99)).toBe(50);
});

test("where nothing waited there is nothing to tell", async () => {
  const none = await aWeb().read();
  expect(waitWithin(waitsBetween([none], [none]), 0.99)).toBeNaN();
});
