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
  const asked = new Map<string, number>();
  /** A heap of one kind that remembers the last moment it was asked for. */
  const dated = (kind: string, rows: number) => {
    const take = heap(rows);
    return (before: number, limit: number) => {
      asked.set(kind, before);
      return take(limit);
    };
  };
  const upkeep = {
    removeEndedSessions: (_: number, limit: number) => fromSessions(limit),
    removeEndedChallenges: (_: number, limit: number) => fromChallenges(limit),
    removeEndedLinks: (_: number, limit: number) => fromLinks(limit),
    removeFullBuckets: fromBuckets,
    removeOldHistory: (_: number, limit: number) => fromHistory(limit),
    removeEndedCounters: (_: number, limit: number) => fromCounters(limit),
    removeOldNotifications: dated("notifications", 9),
    removeOldTopics: dated("topics", 10),
    removeEndedQuestions: dated("codes", 11),
    removeOldMails: dated("mails", 12),
    removeClearedAlerts: dated("alerts", 13),
    removeLostHeartbeats: dated("heartbeats", 14),
  };
  const workerRequests = { removeExpired: (_: number, limit: number) => fromQuestions(limit) };
  return { upkeep, workerRequests, asked };
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
    notifications: 9,
    topics: 10,
    codes: 11,
    mails: 12,
    alerts: 13,
    heartbeats: 14,
  });
  expect(await removeOutdated(deps, 0)).toEqual({
    sessions: 0,
    challenges: 0,
    links: 0,
    questions: 0,
    buckets: 0,
    counters: 0,
    history: 0,
    notifications: 0,
    topics: 0,
    codes: 0,
    mails: 0,
    alerts: 0,
    heartbeats: 0,
  });
});

test("each kind is kept for its time: told things for 90 days, mails for 30, alerts that are over for 180", async () => {
  const deps = depsOf(0, 0);
  const day = 86_400_000;
  await removeOutdated(deps, 1_000 * day);
  expect(Object.fromEntries(deps.asked)).toEqual({
    notifications: 910 * day,
    topics: 970 * day,
    codes: 1_000 * day,
    mails: 970 * day,
    alerts: 820 * day,
    heartbeats: 999 * day,
  });
});

test("a heap without end is left for the next time, and hinders nothing else", async () => {
  const deps = depsOf(Number.POSITIVE_INFINITY, 3);
  expect(await removeOutdated(deps, 0)).toMatchObject({ sessions: 50_000, buckets: 3 });
});
