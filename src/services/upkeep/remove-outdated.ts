import { WHY_NOT_DAYS } from "#domain/notifications/why-not/why-not.ts";
import type { Upkeep } from "#ports/upkeep.ts";
import type { WorkerRequests } from "#ports/worker-requests.ts";

/** Rows removed by one statement, which locks them no longer than a moment. */
const BITE = 1_000;
/** What is left after so many bites waits for the next time. */
const MOST_BITES = 50;

const DAY_MS = 24 * 60 * 60 * 1_000;

const removeAll = async (bite: () => Promise<number>): Promise<number> => {
  let removed = 0;
  for (let bites = 0; bites < MOST_BITES; bites += 1) {
    const taken = await bite();
    removed += taken;
    if (taken < BITE) break;
  }
  return removed;
};

export type UpkeepDeps = {
  readonly upkeep: Upkeep;
  readonly workerRequests: Pick<WorkerRequests, "removeExpired">;
};

/** How many rows of each kind were removed. */
export type Removed = {
  readonly sessions: number;
  readonly challenges: number;
  readonly links: number;
  readonly questions: number;
  readonly buckets: number;
  readonly counters: number;
  /** Of what positions were. */
  readonly history: number;
  readonly notifications: number;
  readonly topics: number;
  /** Of the bot: codes and questions. */
  readonly codes: number;
  readonly mails: number;
  readonly alerts: number;
  readonly heartbeats: number;
};

/** How long it is kept what positions were: as long as it can be asked why an automation did nothing. */
const HISTORY_MS = WHY_NOT_DAYS * DAY_MS;

/** How long each kind of message is kept after it was told. Receipts are kept for good: they are what happened. */
const KEPT_MS = {
  notifications: 90 * DAY_MS,
  topics: 30 * DAY_MS,
  mails: 30 * DAY_MS,
  alerts: 180 * DAY_MS,
  heartbeats: DAY_MS,
} as const;

/** Removes what means nothing any more, as of `at`. Run twice, it finds nothing the second time. */
export const removeOutdated = async (
  { upkeep, workerRequests }: UpkeepDeps,
  at: number,
): Promise<Removed> => ({
  sessions: await removeAll(() => upkeep.removeEndedSessions(at, BITE)),
  challenges: await removeAll(() => upkeep.removeEndedChallenges(at, BITE)),
  links: await removeAll(() => upkeep.removeEndedLinks(at, BITE)),
  questions: await removeAll(() => workerRequests.removeExpired(at, BITE)),
  buckets: await removeAll(() => upkeep.removeFullBuckets(BITE)),
  counters: await removeAll(() => upkeep.removeEndedCounters(at, BITE)),
  history: await removeAll(() => upkeep.removeOldHistory(at - HISTORY_MS, BITE)),
  notifications: await removeAll(() => upkeep.removeOldNotifications(at - KEPT_MS.notifications, BITE)),
  topics: await removeAll(() => upkeep.removeOldTopics(at - KEPT_MS.topics, BITE)),
  codes: await removeAll(() => upkeep.removeEndedQuestions(at, BITE)),
  mails: await removeAll(() => upkeep.removeOldMails(at - KEPT_MS.mails, BITE)),
  alerts: await removeAll(() => upkeep.removeClearedAlerts(at - KEPT_MS.alerts, BITE)),
  heartbeats: await removeAll(() => upkeep.removeLostHeartbeats(at - KEPT_MS.heartbeats, BITE)),
});
