import { expect, test } from "vitest";
import { removeOutdated } from "./remove-outdated.ts";

const heap = (rows: number) => {
  let left = rows;
  return async (limit: number): Promise<number> => {
    const taken = Math.min(left, limit);
    left -= taken;
    return taken;
  };
};

const upkeepOf = (sessions: number, buckets: number, counters: number) => {
  const [fromSessions, fromBuckets, fromCounters] = [heap(sessions), heap(buckets), heap(counters)];
  return {
    removeEndedSessions: (_: number, limit: number) => fromSessions(limit),
    removeFullBuckets: fromBuckets,
    removeEndedCounters: (_: number, limit: number) => fromCounters(limit),
  };
};

test("bite after bite goes until nothing is left, and then there is nothing to do", async () => {
  const upkeep = upkeepOf(2_500, 1_000, 7);
  expect(await removeOutdated({ upkeep }, 0)).toEqual({ sessions: 2_500, buckets: 1_000, counters: 7 });
  expect(await removeOutdated({ upkeep }, 0)).toEqual({ sessions: 0, buckets: 0, counters: 0 });
});

test("a heap without end is left for the next time, and hinders nothing else", async () => {
  const upkeep = upkeepOf(Number.POSITIVE_INFINITY, 3, 2);
  expect(await removeOutdated({ upkeep }, 0)).toEqual({ sessions: 50_000, buckets: 3, counters: 2 });
});
