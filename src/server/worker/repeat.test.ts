import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aLog } from "#testing/server/a-log.ts";
import { type Pace, repeat } from "./repeat.ts";

let now = 0;
beforeEach(() => {
  now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

/** The pauses after rounds of work that take so long each; null breaks. */
const pausesAfter = async (pace: Pace, rounds: readonly (number | null)[]) => {
  const pauses: number[] = [];
  const wait = async (ms: number): Promise<void> => void pauses.push(ms);
  const over = new AbortController();
  const left = [...rounds];
  await repeat(aLog(), { signal: over.signal, wait }, pace, "work", async () => {
    const took = left.shift();
    if (left.length === 0) over.abort();
    if (took === null) throw new Error("broken");
    now += took ?? 0;
  });
  return pauses;
};

test("a pause is as long whatever the work before it took", async () => {
  expect(await pausesAfter(250, [0, 40, 400])).toEqual([250, 250, 250]);
});

test("a beat goes on whatever the work before it took, and without a pause where that took longer", async () => {
  expect(await pausesAfter({ everyMs: 250 }, [0, 40, 250, 400])).toEqual([250, 210, 0, 0]);
});

test("what breaks is left alone for a second", async () => {
  expect(await pausesAfter({ everyMs: 250 }, [null, 10])).toEqual([1_000, 240]);
});
