import { expect, test } from "vitest";
import { createOpeningMeter } from "./opening-meter.ts";

const MINUTE = 60_000;

test("a burst is read once, when its minute has ended", () => {
  let now = 0;
  const meter = createOpeningMeter(() => now);
  for (let minute = 0; minute < 30; minute += 1) {
    for (let time = 0; time < 10; time += 1) meter.note();
    now += MINUTE;
    expect(meter.readBurst(20)).toBeNull();
  }
  for (let time = 0; time < 101; time += 1) meter.note();
  expect(meter.readBurst(20)).toBeNull();
  now += MINUTE;
  expect(meter.readBurst(20)).toEqual({ perMinute: 101, baseline: 20 });
  expect(meter.readBurst(20)).toBeNull();
});

test("a clock that leaps a day does not keep a day of minutes", () => {
  let now = 0;
  const meter = createOpeningMeter(() => now);
  meter.note();
  now += 1_440 * MINUTE;
  expect(meter.readBurst(1)).toBeNull();
});
