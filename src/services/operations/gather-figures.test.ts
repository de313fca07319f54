import { expect, test } from "vitest";
import { createMeter } from "#adapters/prom-client/create-meter.ts";
import type { StoredFacts } from "#ports/operations.ts";
import { readScrape, valuesOf } from "#testing/operations/read-scrape.ts";
import { type FigureDeps, gatherFigures } from "./gather-figures.ts";

const NOW = 1_800_000_000_000;

const FACTS: StoredFacts = {
  networks: [
    { network: "paper", tickAgeMs: 400, workerAgeMs: 400 },
    { network: "mainnet", tickAgeMs: null, workerAgeMs: null },
  ],
  connectionsTaken: 0.1,
  blindAccounts: 2,
  ambiguousIntents: 0,
  oldestOpenIntentMs: 90_000,
  oldestQueuedMs: 0,
  deadJobs: 0,
  keyAgeDays: 2,
  highestRisk: 0.25,
  isChainBroken: true,
  canaryAgeMs: 14_500,
};

const open = () => {
  const { meter, scrape } = createMeter();
  const world = { isAway: false, notedAt: NOW - 10_000, intents: { sent: 1, confirmed: 3 } as object };
  const unlessAway = async <T>(value: T): Promise<T> => {
    if (world.isAway) throw new Error("postgres://trader:hunter2@localhost is away");
    return value;
  };
  const lines: string[] = [];
  const note = (event: string) => void lines.push(event);
  const standing = { detail: "", latencyMs: 3, since: 0, seenAt: 0 };
  const deps: FigureDeps = {
    operations: {
      facts: () => unlessAway(FACTS),
      figures: () =>
        unlessAway({
          activeUsers: { "5m": 3, "1d": 40, "7d": 90 },
          triggersArmed: { paper: 12 },
          intents: { ...world.intents },
          connections: { idle: 4 },
        }),
      lastNoted: () =>
        unlessAway({
          at: world.notedAt,
          components: [
            { ...standing, name: "database", state: "failed" },
            { ...standing, name: "queue", state: "degraded" },
            { ...standing, name: "kv", state: "off" },
            { ...standing, name: "workers", state: "failed" },
          ],
        }),
    },
    jobs: { facts: () => unlessAway([{ kind: "deliver", ready: 5, active: 2, oldestSeconds: 31 }]) },
    openBreakers: () => ["mainnet"],
    meter,
    clock: () => NOW,
    elapsed: () => 0,
    log: { info: note, warn: note, error: note },
  };
  const look = async () => {
    await gatherFigures(deps);
    const read = readScrape(await scrape.text());
    return (name: string) => valuesOf(read, name);
  };
  return { world, meter, lines, look };
};

test("everything that the database knows is in the scrape, in seconds and shares", async () => {
  const values = await open().look();
  expect(values("active_users_total")).toEqual({ "5m": 3, "1d": 40, "7d": 90 });
  expect(values("triggers_armed")).toEqual({ paper: 12 });
  expect(values("intents")).toEqual({ sent: 1, confirmed: 3 });
  expect(values("database_connections")).toEqual({ idle: 4 });
  expect(values("queue_jobs")).toEqual({ "deliver ready": 5, "deliver active": 2 });
  expect(values("queue_oldest_seconds")).toEqual({ deliver: 31 });
  expect(values("component_up")).toEqual({ database: 1, queue: 0.5, workers: 0 });
  expect(values("exchange_breaker_open")).toEqual({ paper: 0, mainnet: 1 });
  expect(values("tick_age_seconds")).toEqual({ paper: 0.4 });
  expect(values("accounts_blind")).toEqual({ "": 2 });
  expect(values("intents_open_oldest_seconds")).toEqual({ "": 90 });
  expect(values("security_chain_broken")).toEqual({ "": 1 });
  expect(values("security_risk")).toEqual({ "": 0.25 });
  expect(values("vault_key_age_seconds")).toEqual({ "": 172_800 });
  expect(values("canary_proof_age_seconds")).toEqual({ "": 14.5 });
});

test("a state that no intent is in any more is not answered with its last count", async () => {
  const { world, look } = open();
  await look();
  world.intents = { confirmed: 4 };
  expect((await look())("intents")).toEqual({ confirmed: 4 });
});

test("how components stood long ago is not answered as how they stand", async () => {
  const { world, look } = open();
  world.notedAt = NOW - 60_001;
  expect((await look())("component_up")).toEqual({ database: 1 });
});

test("without the database its own counts are answered, and of the rest only that it failed", async () => {
  const { world, meter, lines, look } = open();
  await look();
  world.isAway = true;
  meter.count("trigger_hits_total", { network: "paper" }, 2);
  const values = await look();
  expect(values("trigger_hits_total")).toEqual({ paper: 2 });
  expect(values("component_up")).toEqual({ database: 0 });
  expect(values("exchange_breaker_open")).toEqual({ mainnet: 1 });
  for (const name of [
    "active_users_total",
    "triggers_armed",
    "intents",
    "queue_jobs",
    "security_risk",
    "tick_age_seconds",
  ]) {
    expect(values(name)).toEqual({});
  }
  expect(lines).toEqual(["figures-unreadable"]);
});
