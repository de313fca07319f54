import { expect, it } from "vitest";
import { type AppChaosFigures, comparePools, findWrongs } from "./app-chaos-report.ts";
import { type Probe, sumUpProbes } from "./sum-up-probes.ts";

const probes = (count: number, missed: number): readonly Probe[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ atMs: index * 1_000, fault: null, missed: index < missed ? "late" : null },
  }));

const GOOD: AppChaosFigures = {
  minutes: 60,
  availability: sumUpProbes(probes(3_600, 3)),
  lastKnown: 0,
  misses: [],
  failures: [],
  faults: [{ fault: "web-killed", atMs: 0, recoveryMs: 29_999, missed: 0, notes: [], wrong: [] }],
  ...{ double: 0, lost: 0, open: 0, sent: 40, unaccountedSats: 0 },
  ...{ requests: 100, failedRequests: 0, streams: 9 },
  ...{ connectionsBefore: {}, connectionsAfter: {}, leaked: 0, missing: 0, deaths: [] },
};

it("finds nothing wrong with three misses in an hour, and a recovery below 30 seconds", () => {
  expect(findWrongs(GOOD)).toEqual([]);
});

const BAD: Readonly<Record<string, Partial<AppChaosFigures>>> = {
  "available in 99.89 % of probes": { availability: sumUpProbes(probes(3_600, 4)) },
  "available in 0.00 % of probes": { availability: sumUpProbes([]) },
  "1 effects too many": { double: 1 },
  "2 intents or triggers lost": { lost: 2 },
  "1 intents left open": { open: 1 },
  "no intent was sent, so nothing was tried": { sent: 0 },
  "-5 sats unaccounted for": { unaccountedSats: -5 },
  "3 connections leaked": { leaked: 3 },
  "2 connections fewer than before": { missing: 2 },
  "The worker ended with code 1": { deaths: ["The worker ended with code 1"] },
  "redis-hung: never recovered": {
    faults: [{ fault: "redis-hung", atMs: 0, recoveryMs: null, missed: 0, notes: [], wrong: [] }],
  },
  "redis-hung: recovered after 30.0 s": {
    faults: [{ fault: "redis-hung", atMs: 0, recoveryMs: 30_000, missed: 0, notes: [], wrong: [] }],
  },
  "rolling-restart: 1 request failed": {
    faults: [
      {
        ...{ fault: "rolling-restart", atMs: 0, recoveryMs: 1, missed: 0, notes: [] },
        wrong: ["1 request failed"],
      },
    ],
  },
};

it.each(Object.entries(BAD))("says: %s", (said, change) => {
  expect(findWrongs({ ...GOOD, ...change })).toEqual([said]);
});

it("counts what is held beyond what was, and what is gone, kind by kind", () => {
  expect(comparePools({ web: 20, worker: 5 }, { web: 18, worker: 7, stranger: 1 })).toEqual({
    leaked: 3,
    missing: 2,
  });
});
