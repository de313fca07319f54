import { expect, test } from "vitest";
import { createStrainWatch } from "./strain-watch.ts";

const stand = () => {
  const world = { at: 0, lateMs: 0 };
  const watch = createStrainWatch({ elapsed: () => world.at, lateMs: () => world.lateMs });
  const take = (ms: number) => {
    const over = watch.begin();
    world.at += ms;
    over();
  };
  return { world, watch, take };
};

test("counts what was begun and is not over", () => {
  const { watch } = stand();
  const [first, second] = [watch.begin(), watch.begin()];
  expect(watch.now().inFlight).toBe(2);
  first();
  second();
  expect(watch.now().inFlight).toBe(0);
});

test("follows how long reads take, one by one", () => {
  const { watch, take } = stand();
  take(100);
  expect(watch.now().recentMs).toBe(100);
  take(200);
  expect(watch.now().recentMs).toBeCloseTo(110);
  for (let read = 0; read < 50; read += 1) take(200);
  expect(watch.now().recentMs).toBeGreaterThan(199);
});

test("forgets a flood that is over", () => {
  const { world, watch, take } = stand();
  take(1_500);
  expect(watch.now().recentMs).toBe(1_500);
  world.at += 2_001;
  expect(watch.now().recentMs).toBe(0);
  take(10);
  expect(watch.now().recentMs).toBe(10);
});

test("tells how late the process comes", () => {
  const { world, watch } = stand();
  world.lateMs = 70;
  expect(watch.now()).toEqual({ inFlight: 0, recentMs: 0, lateMs: 70 });
});
