import { expect, test } from "vitest";
import { createAnswerTally } from "./answer-tally.ts";
import { loadLines } from "./load-lines.ts";
import { brokenPromises, cpuPerRequest, goodputOf, type LoadReport } from "./load-report.ts";
import { spreadOf } from "./spread-of.ts";

const answersOf = (statuses: readonly number[], ms = 20) => {
  const tally = createAnswerTally();
  for (const status of statuses) tally.note({ kind: "home", status, ms, hasRetryAfter: status === 503 });
  return tally.report();
};

const TICK = { ticks: 10, latenessMs: 20, workMs: 3 };

const report = (over: Partial<LoadReport> = {}): LoadReport => ({
  ...{ users: 100, thinkMs: 1_000, webs: 1, logins: 100, isPinned: true, seconds: 10, cores: 0.1 },
  answers: answersOf(Array.from({ length: 1_000 }, () => 200)),
  streams: {
    ...{ delivered: 1_000, lost: 0, prices: 10, fanOutMs: spreadOf([5]) },
    ...{ open: 100, renewed: 0, failed: 0 },
  },
  pages: { loaded: 20, failed: 0, files: 380, bytes: 1 },
  used: { web: 0.5, worker: 0.1, database: 0.2, redis: 0.01, exchange: 0.01, bridge: 0.05 },
  webMemory: 2 ** 28,
  connectionWaitMs: 5,
  ticks: { idle: TICK, loaded: TICK },
  ...over,
});

test("where everything holds nothing is broken", () => {
  expect(brokenPromises(report())).toEqual([]);
  expect(loadLines(report()).at(-1)).toBe("All promises hold.");
});

const many = Array.from({ length: 999 }, () => 200);
const { streams, pages } = report();
const BROKEN: ReadonlyArray<readonly [name: string, over: Partial<LoadReport>]> = [
  ["p95 below 200 ms", { answers: answersOf(many, 200) }],
  ["errors below 0.1 %", { answers: answersOf([...many, 503]) }],
  ["no 5xx", { answers: answersOf([...many, ...many, 500]) }],
  ["ticks no more than 10 % later", { ticks: { idle: TICK, loaded: { ...TICK, latenessMs: 22.1 } } }],
  ["every price delivered", { streams: { ...streams, lost: 1 } }],
  ["a stream for each user", { streams: { ...streams, failed: 1 } }],
  ["every page loaded whole", { pages: { ...pages, failed: 1 } }],
];
test.each(BROKEN)("%s is broken by what breaks it, and nothing else is", (name, over) => {
  expect(brokenPromises(report(over))).toEqual([name]);
});

test("where nothing was asked, or no tick taken, nothing was shown", () => {
  expect(brokenPromises(report({ answers: answersOf([]) }))).toEqual([
    "p95 below 200 ms",
    "errors below 0.1 %",
  ]);
  const loaded = { ticks: 0, latenessMs: Number.NaN, workMs: Number.NaN };
  expect(brokenPromises(report({ ticks: { idle: TICK, loaded } }))).toEqual([
    "ticks no more than 10 % later",
  ]);
});

test("a request's processor time is what a server took while it was measured, by all requests", () => {
  expect(cpuPerRequest(report(), "web")).toBe(5);
  expect(goodputOf(report())).toBe(100);
});
