import { expect, test } from "vitest";
import { createPace } from "./create-pace.ts";

const paced = (perSecond: number) => {
  const clock = { now: 1_000 };
  return { clock, pace: createPace(perSecond, () => clock.now) };
};
const times = (count: number, take: () => number | null) => Array.from({ length: count }, take);

test("below one a second every request waits its turn", () => {
  const { pace } = paced(0.8);
  expect(times(4, () => pace.take(false))).toEqual([0, 1_250, 2_500, 3_750]);
});

test("four may start at once, then one each quarter second", () => {
  const { pace } = paced(4);
  expect(times(7, () => pace.take(false))).toEqual([0, 0, 0, 0, 250, 500, 750]);
});

test("no second ever holds more than the allowed requests, burst apart", () => {
  const { pace, clock } = paced(4);
  const starts: number[] = [];
  for (let index = 0; index < 200; index += 1) {
    starts.push(clock.now + (pace.take(false) ?? Number.NaN));
    clock.now += (index * 37) % 400;
  }
  const crowded = starts.filter(
    (start) => starts.filter((at) => at >= start && at < start + 1_000).length > 8,
  );
  expect(crowded).toEqual([]);
});

test("a write never waits, and the reads behind it do", () => {
  const { pace } = paced(1);
  expect([pace.take(true), pace.take(true), pace.take(false)]).toEqual([0, 0, 2_000]);
});

test("a reader is turned away when the line is too long, and does not make it longer", () => {
  const { pace, clock } = paced(1);
  times(6, () => pace.take(false));
  expect([pace.take(false), pace.take(false)]).toEqual([null, null]);
  clock.now += 1_000;
  expect(pace.take(false)).toBe(5_000);
});

test("a line nobody stands in is idle", () => {
  const { pace, clock } = paced(2);
  const seen = [pace.isIdle()];
  pace.take(false);
  seen.push(pace.isIdle());
  clock.now += 2_000;
  seen.push(pace.isIdle());
  expect(seen).toEqual([true, false, true]);
});
