import { expect, test } from "vitest";
import { ALERT_RULES } from "../notifications/notification-facts.ts";
import { CLEAR_AFTER_MS, followAlerts, type StandingAlert } from "./follow-alerts.ts";
import { judgeAlerts, type Raised } from "./judge-alerts.ts";
import { canGuard, judgeDatabase, judgeWorkers } from "./judge-components.ts";
import type { OperatingFacts } from "./operating-facts.ts";

const DAY = 86_400_000;

/** An installation with which nothing is the matter. */
const WELL: OperatingFacts = {
  at: 0,
  networks: [{ network: "paper", tickAgeMs: 400, workerAgeMs: 9_000, isBreakerOpen: false }],
  components: [
    { name: "database", state: "ok", detail: "", latencyMs: 1 },
    { name: "kv", state: "off", detail: "", latencyMs: null },
  ],
  blindAccounts: 0,
  ambiguousIntents: 0,
  oldestOpenIntentMs: 0,
  oldestQueuedMs: 0,
  deadJobs: 0,
  keyAgeDays: 12,
  highestRisk: 0.8,
  isChainBroken: false,
  requests: { total: 1_000, failed: 49 },
  certificateLeftMs: 60 * DAY,
  diskFree: 0.4,
  canaryAgeMs: 61_000,
};

const told = (changes: Partial<OperatingFacts>) =>
  judgeAlerts({ ...WELL, ...changes }).map(
    ({ rule, subject, severity }) => `${[rule, subject].filter(Boolean).join(" ")}: ${severity}`,
  );

test("nothing is raised where nothing is the matter, nor by what was not measured", () => {
  expect(told({})).toEqual([]);
  expect(told({ keyAgeDays: null, certificateLeftMs: null, diskFree: null, canaryAgeMs: null })).toEqual([]);
});

test("a database warns beyond six tenths of its connections, and where it does not answer says that alone", () => {
  const stands = (taken: number) => judgeDatabase({ ms: 2 }, taken);
  expect(stands(0.6)).toMatchObject({ state: "ok", detail: "" });
  expect(stands(0.61)).toMatchObject({ state: "degraded", detail: "61 % of its connections are taken" });
  expect(told({ components: [stands(0.61)] })).toEqual(["component-down database: warning"]);
  expect(judgeDatabase({ failure: "away" }, 0.9)).toMatchObject({ state: "failed", detail: "away" });
  expect(judgeDatabase({ ms: 2_000 }, 0.9).detail).toContain("2 s to answer");
});

const network = (changes: Partial<OperatingFacts["networks"][number]>) => ({
  networks: [{ network: "mainnet", tickAgeMs: 400, workerAgeMs: null, isBreakerOpen: false, ...changes }],
});

/** Each rule just before it holds, where it warns, and where it is danger. */
const EDGES: ReadonlyArray<readonly [changes: Partial<OperatingFacts>, raised: readonly string[]]> = [
  [network({ tickAgeMs: 30_000 }), []],
  [network({ tickAgeMs: 30_001 }), ["no-tick mainnet: danger"]],
  [network({ tickAgeMs: null }), ["no-tick mainnet: danger"]],
  [network({ isBreakerOpen: true }), ["breaker-open mainnet: danger"]],
  [{ blindAccounts: 1 }, ["blind-accounts: warning"]],
  [{ blindAccounts: 10 }, ["blind-accounts: danger"]],
  [{ ambiguousIntents: 1 }, ["intents-ambiguous: danger"]],
  [{ oldestOpenIntentMs: 59_999 }, []],
  [{ oldestOpenIntentMs: 60_000 }, ["intents-open: warning"]],
  [{ oldestOpenIntentMs: 300_000 }, ["intents-open: danger"]],
  [{ oldestQueuedMs: 59_999 }, []],
  [{ oldestQueuedMs: 60_000 }, ["queue-age: warning"]],
  [{ oldestQueuedMs: 300_000 }, ["queue-age: danger"]],
  [{ deadJobs: 1 }, ["dead-letters: warning"]],
  [{ keyAgeDays: 79.9 }, []],
  [{ keyAgeDays: 80 }, ["key-age: warning"]],
  [{ keyAgeDays: 90 }, ["key-age: danger"]],
  [{ highestRisk: 0.81 }, ["security-risk: danger"]],
  [{ isChainBroken: true }, ["audit-chain: danger"]],
  [{ requests: { total: 19, failed: 19 } }, []],
  [{ requests: { total: 20, failed: 1 } }, ["error-rate: warning"]],
  [{ requests: { total: 20, failed: 5 } }, ["error-rate: danger"]],
  [{ certificateLeftMs: 14 * DAY }, ["certificate: warning"]],
  [{ certificateLeftMs: 3 * DAY }, ["certificate: danger"]],
  [{ diskFree: 0.1 }, ["disk: warning"]],
  [{ diskFree: 0.03 }, ["disk: danger"]],
  [{ canaryAgeMs: 180_000 }, []],
  [{ canaryAgeMs: 180_001 }, ["canary-late: danger"]],
  [
    { components: [{ name: "kv", state: "degraded", detail: "slow", latencyMs: 900 }] },
    ["component-down kv: warning"],
  ],
  [{ components: [{ name: "exchange", state: "failed", detail: "no answer", latencyMs: null }] }, []],
  [
    { components: [{ name: "database", state: "failed", detail: "gone", latencyMs: null }] },
    ["component-down database: danger"],
  ],
];

test.each(EDGES)("%j raises %j", (changes, raised) => {
  expect(told(changes)).toEqual(raised);
});

test("every rule there is can be raised", () => {
  const raised = new Set(
    EDGES.flatMap(([changes]) => judgeAlerts({ ...WELL, ...changes }).map(({ rule }) => rule)),
  );
  expect([...raised].toSorted()).toEqual([...ALERT_RULES].toSorted());
});

const QUEUE: Raised = {
  rule: "queue-age",
  subject: "",
  severity: "warning",
  detail: "the oldest waits 70 s",
};

/** What is told in a row of looks ten seconds apart. */
const play = (...looks: readonly (readonly Raised[])[]) => {
  let standing: readonly StandingAlert[] = [];
  return looks.map((raised, index) => {
    const changes = followAlerts(standing, raised, index * 10_000);
    const isOver = (alert: StandingAlert) =>
      changes.some((change) => change.kind === "cleared" && change.alert.rule === alert.rule);
    const seen = changes.filter(({ kind }) => kind !== "cleared").map(({ alert }) => alert);
    const kept = standing.filter((alert) => !isOver(alert) && !seen.some(({ rule }) => rule === alert.rule));
    standing = [...seen, ...kept];
    return changes.filter(({ isTold }) => isTold).map(({ kind, alert }) => `${kind} ${alert.rule}`);
  });
};

test("an alert is told when it is raised, when it grows worse and when it is over, and not while it goes on", () => {
  const danger = { ...QUEUE, severity: "danger" } as const;
  const quiet = Array.from({ length: CLEAR_AFTER_MS / 10_000 }, () => []);
  expect(play([QUEUE], [QUEUE], [danger], [danger], ...quiet)).toEqual([
    ["raised queue-age"],
    [],
    ["worse queue-age"],
    [],
    ...quiet.slice(1),
    ["cleared queue-age"],
  ]);
});

test("what goes to and fro between warning and danger is told as danger once", () => {
  const danger = { ...QUEUE, severity: "danger" } as const;
  expect(play([QUEUE], [danger], [QUEUE], [danger])).toEqual([
    ["raised queue-age"],
    ["worse queue-age"],
    [],
    [],
  ]);
});

test("what comes and goes within a minute is one alert", () => {
  expect(play([QUEUE], [], [], [QUEUE], [], [QUEUE])).toEqual([["raised queue-age"], [], [], [], [], []]);
});

test("a silenced alert is followed and not told of until its silence is over", () => {
  const standing: StandingAlert = { ...QUEUE, since: 0, seenAt: 0, silencedUntil: 5_000 };
  const worse = { ...QUEUE, severity: "danger" } as const;
  expect(followAlerts([standing], [worse], 4_999)).toMatchObject([{ kind: "worse", isTold: false }]);
  expect(followAlerts([standing], [worse], 5_000)).toMatchObject([{ kind: "worse", isTold: true }]);
});

test("a watch over prices is late before it is gone, and by the oldest of its networks", () => {
  const watch = (...ages: readonly (number | null)[]) =>
    judgeWorkers(
      ages.map((tickAgeMs) => ({ network: "paper", tickAgeMs, workerAgeMs: null, isBreakerOpen: false })),
      0,
    );
  expect(watch(20_000)).toMatchObject({ state: "ok", detail: "ticks come by cron" });
  expect(watch(400, 20_001)).toMatchObject({ state: "degraded", detail: "late tick: paper 20 s" });
  expect(watch(20_001, 30_001)).toMatchObject({ state: "failed", detail: "no tick: paper 20 s, paper 30 s" });
  expect(watch(null)).toMatchObject({ state: "failed", detail: "no tick: paper" });
  expect(told({ components: [watch(20_001)] })).toEqual([]);
});

test("guards can act where nobody but a part that they do not need has failed", () => {
  const failed = (name: "database" | "workers" | "kv") =>
    canGuard([
      { name: "web", state: "ok", detail: "", latencyMs: null },
      { name, state: "failed", detail: "gone", latencyMs: null },
    ]);
  expect([failed("database"), failed("workers"), failed("kv")]).toEqual([false, false, true]);
});
