import { expect, test } from "vitest";
import { joinReadings } from "./join-readings.ts";

const aReader = () => {
  const state = { now: 0, reads: 0 };
  const waiting: PromiseWithResolvers<number>[] = [];
  const ask = joinReadings(
    () => {
      state.reads += 1;
      const reading = Promise.withResolvers<number>();
      waiting.push(reading);
      return reading.promise;
    },
    () => state.now,
  );
  return { state, waiting, ask };
};

test("a thousand who ask within a second share one reading, and the next second has its own", async () => {
  const { state, waiting, ask } = aReader();
  const answers = Array.from({ length: 1_000 }, () => ask());
  waiting[0]?.resolve(7);
  expect(new Set(await Promise.all(answers))).toEqual(new Set([7]));
  state.now = 999;
  expect(await ask()).toBe(7);
  expect(state.reads).toBe(1);
  state.now = 1_000;
  const next = ask();
  waiting[1]?.resolve(8);
  expect(await next).toBe(8);
  expect(state.reads).toBe(2);
});

test("a reading that takes longer is waited for, never begun a second time beside itself", async () => {
  const { state, waiting, ask } = aReader();
  const first = ask();
  state.now = 5_000;
  const second = ask();
  expect(state.reads).toBe(1);
  waiting[0]?.resolve(7);
  expect(await Promise.all([first, second])).toEqual([7, 7]);
});

test("one that fails is told to whoever waited, and kept for nobody else", async () => {
  const { waiting, ask } = aReader();
  const first = ask();
  waiting[0]?.reject(new Error("away"));
  await expect(first).rejects.toThrow("away");
  const second = ask();
  waiting[1]?.resolve(7);
  expect(await second).toBe(7);
});
