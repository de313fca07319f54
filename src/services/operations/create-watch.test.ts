import { beforeEach, describe, expect, test } from "vitest";
import type { StandingAlert } from "#domain/operations/follow-alerts.ts";
import { fail, ok } from "#domain/result.ts";
import type { Message } from "#ports/channels.ts";
import type { Operations, StoredFacts } from "#ports/operations.ts";
import { createWatch } from "./create-watch.ts";

const WELL: StoredFacts = {
  networks: [{ network: "paper", tickAgeMs: 400, workerAgeMs: 400 }],
  connectionsTaken: 0.1,
  blindAccounts: 0,
  ambiguousIntents: 0,
  oldestOpenIntentMs: 0,
  oldestQueuedMs: 0,
  deadJobs: 0,
  keyAgeDays: 1,
  highestRisk: 0,
  isChainBroken: false,
  canaryAgeMs: 14_000,
};

const SECOND = 1_000;

/** One installation, whose parts can be stopped. */
const installation = () => {
  let standing: readonly StandingAlert[] = [];
  const world = {
    at: 0,
    isAway: false,
    isKvAway: false,
    isDeaf: false,
    slowLooks: 0,
    facts: WELL,
    told: [] as string[],
  };
  const unlessAway = async <T>(value: T): Promise<T> => {
    if (world.isAway) throw new Error("connection refused at postgres://trader:hunter2@localhost");
    return value;
  };
  const operations: Operations = {
    ping: () => unlessAway(undefined),
    migrations: () => unlessAway(28),
    beat: () => unlessAway(undefined),
    leave: () => unlessAway(undefined),
    living: () =>
      unlessAway([{ id: "one", role: "all" as const, version: "1", startedAt: 0, seenAt: world.at }]),
    facts: () => unlessAway(world.facts),
    figures: () =>
      unlessAway({
        activeUsers: { "5m": 0, "1d": 0, "7d": 0 },
        triggersArmed: {},
        intents: {},
        connections: {},
      }),
    note: (components) => unlessAway(components.map((one) => ({ ...one, since: 0, seenAt: 0 }))),
    lastNoted: () => unlessAway(null),
    follow: async (follow) => {
      await unlessAway(undefined);
      const changes = follow(standing);
      const changed = changes.map(({ alert: { rule, subject } }) => `${rule} ${subject}`);
      const kept = standing.filter(({ rule, subject }) => !changed.includes(`${rule} ${subject}`));
      standing = [...kept, ...changes.flatMap(({ kind, alert }) => (kind === "cleared" ? [] : [alert]))];
      return changes;
    },
    standing: () => unlessAway([]),
    alerts: () => unlessAway([]),
    silence: () => unlessAway(false),
  };
  const send = async ({ title, lines }: Message) => {
    if (world.isDeaf) return fail({ kind: "unavailable" as const, words: "no answer", retryAfterMs: null });
    world.told.push([title, ...lines].join(" "));
    return ok(undefined);
  };
  const watch = createWatch({
    operations,
    jobs: { facts: () => unlessAway([]) },
    own: {
      pingKv: async () => {
        if (world.isKvAway) throw new TypeError("fetch failed");
        if (world.slowLooks > 0) world.at += 1_500;
        world.slowLooks -= 1;
      },
      host: async () => ({ diskFree: 0.5, certificateLeftMs: null, requests: { total: 0, failed: 0 } }),
      openBreakers: () => [],
      pingVault: null,
    },
    migrations: 28,
    direct: [{ name: "webhook", severities: ["warning", "danger"], send }],
    clock: () => world.at,
    elapsed: () => world.at,
    newId: () => "2f0c3a5e-0000-4000-8000-000000000000",
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  /** Looks every ten seconds for so many of them, and tells what was heard. */
  const hear = async (seconds: number): Promise<readonly string[]> => {
    world.told.length = 0;
    for (const end = world.at + seconds * SECOND; world.at < end; world.at += 10 * SECOND) await watch.look();
    return [...world.told];
  };
  return { world, hear };
};

describe("the watch over an installation", () => {
  let { world, hear } = installation();
  beforeEach(() => {
    ({ world, hear } = installation());
  });

  test("says nothing while all is well", async () => {
    expect(await hear(120)).toEqual([]);
  });

  test("says once that a part is gone, and once that it is back", async () => {
    world.isKvAway = true;
    const gone = await hear(60);
    expect(gone).toHaveLength(1);
    expect(gone[0]).toContain("kv");
    world.isKvAway = false;
    const back = await hear(120);
    expect(back).toHaveLength(1);
    expect(back[0]).not.toBe(gone[0]);
  });

  test("tells of a part that is slow twice in a row, and not of one that was busy once", async () => {
    world.slowLooks = 1;
    expect(await hear(120)).toEqual([]);
    world.slowLooks = 2;
    // All parts are asked at once, by one clock.
    expect((await hear(40)).filter((line) => line.includes("kv"))).toHaveLength(1);
  });

  test("tells that the database is gone without it, with no word of how it is reached", async () => {
    world.isAway = true;
    const gone = await hear(60);
    expect(gone.filter((line) => line.includes("database"))).toHaveLength(1);
    expect(gone.join()).not.toContain("hunter2");
    world.isAway = false;
    const back = await hear(120);
    expect(back.filter((line) => line.includes("database"))).toHaveLength(1);
  });

  test("does not tell again in the database what it told without it", async () => {
    [world.isAway, world.isKvAway] = [true, true];
    expect((await hear(60)).filter((line) => line.includes("kv"))).toHaveLength(1);
    world.isAway = false;
    expect((await hear(120)).filter((line) => line.includes("kv"))).toEqual([]);
    world.isKvAway = false;
    expect((await hear(120)).filter((line) => line.includes("kv"))).toHaveLength(1);
  });

  test("tells later what could not be told, once", async () => {
    [world.isKvAway, world.isDeaf] = [true, true];
    expect(await hear(60)).toEqual([]);
    world.isDeaf = false;
    expect(await hear(60)).toHaveLength(1);
    expect(await hear(60)).toEqual([]);
  });

  test("makes up nothing of what the database would tell", async () => {
    world.facts = { ...WELL, blindAccounts: 12 };
    world.isAway = true;
    expect((await hear(60)).every((line) => /database|queue/.test(line))).toBe(true);
  });
});
