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

const depsOf = (sessions: number, buckets: number) => {
  const [fromSessions, fromChallenges, fromLinks, fromBuckets, fromCounters] = [
    heap(sessions),
    heap(4),
    heap(5),
    heap(buckets),
    heap(7),
  ];
  const fromHistory = heap(8);
  const fromQuestions = heap(6);
  const upkeep = {
    removeEndedSessions: (_: number, limit: number) => fromSessions(limit),
    removeEndedChallenges: (_: number, limit: number) => fromChallenges(limit),
    removeEndedLinks: (_: number, limit: number) => fromLinks(limit),
    removeFullBuckets: fromBuckets,
    removeOldHistory: (_: number, limit: number) => fromHistory(limit),
    removeEndedCounters: (_: number, limit: number) => fromCounters(limit),
  };
  return { upkeep, workerRequests: { removeExpired: (_: number, limit: number) => fromQuestions(limit) } };
};

test("bite after bite goes until nothing is left, and then there is nothing to do", async () => {
  const deps = depsOf(2_500, 1_000);
  expect(await removeOutdated(deps, 0)).toEqual({
    sessions: 2_500,
    challenges: 4,
    links: 5,
    questions: 6,
    buckets: 1_000,
    counters: 7,
    history: 8,
  });
  expect(await removeOutdated(deps, 0)).toEqual({
    sessions: 0,
    challenges: 0,
    links: 0,
    questions: 0,
    buckets: 0,
    counters: 0,
    history: 0,
  });
});

test("a heap without end is left for the next time, and hinders nothing else", async () => {
  const deps = depsOf(Number.POSITIVE_INFINITY, 3);
  expect(await removeOutdated(deps, 0)).toMatchObject({ sessions: 50_000, buckets: 3 });
});
