import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type ChildEnv, inheritedEnv } from "#env";
import type { EngineAudit } from "#ports/engine-audit.ts";
import { migrateDatabase, openEngineAudit, wire } from "#server/composition.ts";
import type { Wired } from "#server/wired.ts";
import { makeCacheDirectory } from "../infra/make-cache-directory.ts";
import { keepLookout, type Lookout } from "./keep-lookout.ts";
import { raiseStorm, type StormCounts } from "./raise-storm.ts";
import { type ChaosTrader, positionsOf, seedTraders } from "./seed-traders.ts";
import { startChaosDatabase } from "./start-chaos-database.ts";
import { type ChaosVenue, startChaosVenue } from "./start-chaos-venue.ts";
import { type DatabaseProxy, startDatabaseProxy } from "./start-database-proxy.ts";
import { countVanished, type Stock, takeStock } from "./take-stock.ts";
import { percentile } from "./watch-reclaims.ts";
import { startWorkerFleet, type WorkerFleet } from "./worker-fleet.ts";

const WORKERS = 3;
const LOOK_EVERY_MS = 200;
/** After this long what is still open stays open. */
const DRAIN_WITHIN_MS = 60_000;
/** A trigger that nobody acts on may be found again by the next reading of its account. */
const FOUND_WITHIN_MS = 20_000;

/** The figures of a run; `--json` prints these and nothing else. */
export type ChaosFigures = {
  /** Top-ups that were sent. */
  readonly intents: number;
  readonly double: number;
  readonly lost: number;
  readonly open: number;
  readonly kills: number;
  readonly restarts: number;
  /** From the last fault until nothing was open and no trigger lay inside the price. */
  readonly drainMs: number;
  readonly reclaimP99Ms: number;
};

export type ChaosReport = {
  readonly figures: ChaosFigures;
  readonly stock: Stock;
  readonly storm: StormCounts;
  readonly vanished: number;
  /** Workers that ended without being killed. */
  readonly exits: number;
  readonly reclaimed: number;
  readonly reclaimMaxMs: number;
  readonly accounts: number;
  readonly elapsedMs: number;
  /** Where the logs are, when something was wrong. */
  readonly logs: string | null;
};

export type ChaosWish = {
  readonly intents: number;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
  readonly onProgress: (sent: number) => void;
};

/** Somebody asked the run to stop; everything it started has been taken down. */
export class ChaosStopped extends Error {}

/** Enough accounts that several workers always have something to do: money moves are one at a time in each. */
const accountsFor = (intents: number): number => Math.min(50, Math.max(10, Math.ceil(intents / 5)));

/** A slow machine must not make a run endless: eight minutes for 1,000 intents. */
const deadlineFor = (intents: number): number => 60_000 + intents * 420;

type Stage = {
  readonly audit: EngineAudit;
  readonly wired: Wired;
  readonly venue: ChaosVenue;
  readonly proxy: DatabaseProxy;
  readonly lookout: Lookout;
  readonly traders: readonly ChaosTrader[];
  readonly fleet: WorkerFleet;
};

/** How it ended: whether anything is wrong. */
export const isFaultless = ({ figures, stock, exits }: ChaosReport, wanted: number): boolean =>
  exits === 0 &&
  figures.double === 0 &&
  figures.lost === 0 &&
  figures.open === 0 &&
  stock.conservationDifference === 0 &&
  figures.intents >= wanted;

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
/** Below the exchange's limit, as the product itself. */
const PACING = { keyPerSecond: 4, publicPerSecond: 0.8 };

const wireDesk = (databaseUrl: string, vaultKey: string, venueUrl: string): Wired =>
  wire({
    databaseUrl,
    connections: 4,
    name: "axisor-chaos",
    vaultKey,
    paper: { rest: `${venueUrl}/v3`, stream: `${venueUrl.replace(/^http/, "ws")}/v1` },
    clock: Date.now,
    log: QUIET,
    pacing: PACING,
  });

const workerEnv = (databaseUrl: string, venueUrl: string, vaultKey: string) => {
  const own = {
    ROLE: "worker",
    DATABASE_URL: databaseUrl,
    LNMARKETS_URL: `${venueUrl}/v3`,
    VAULT_KEY: vaultKey,
  } satisfies ChildEnv;
  return { ...inheritedEnv("production"), ...own };
};

/** The same server behind another port. */
const through = (url: string, port: number): string => {
  const other = new URL(url);
  other.port = String(port);
  return other.href;
};

/** Nothing is open, nobody works on anything and no armed trigger lies inside the price. Returns how long that took. */
const drain = async (lookout: Lookout): Promise<number> => {
  const begun = performance.now();
  for (;;) {
    const state = await lookout.look();
    const elapsed = performance.now() - begun;
    const isDrained = state !== null && state.held.length === 0 && state.reached === 0;
    if (isDrained || elapsed > DRAIN_WITHIN_MS) return Math.round(elapsed);
    await sleep(LOOK_EVERY_MS);
  }
};

const countVanishedAtLast = async ({ wired, audit, traders }: Stage): Promise<number> => {
  const begun = performance.now();
  for (;;) {
    const vanished = await countVanished(wired, audit, traders);
    if (vanished === 0 || performance.now() - begun > FOUND_WITHIN_MS) return vanished;
    await sleep(2_000);
  }
};

/** Lets everything heal and settle, and counts. */
const conclude = async (stage: Stage, storm: StormCounts, begun: number): Promise<ChaosReport> => {
  const { wired, venue, lookout, traders, fleet } = stage;
  await venue.heal();
  const drainMs = await drain(lookout);
  const vanished = await countVanishedAtLast(stage);
  await fleet.stop();
  const stock = await takeStock(wired, venue, traders);
  const times = await lookout.reclaimTimes();
  return {
    figures: {
      intents: stock.sent,
      double: stock.double,
      lost: stock.untrue + vanished,
      open: stock.open,
      kills: fleet.counts.kills,
      restarts: storm.restarts,
      drainMs,
      reclaimP99Ms: Math.round(percentile(times, 99)),
    },
    stock,
    storm,
    vanished,
    exits: fleet.counts.exits,
    reclaimed: times.length,
    reclaimMaxMs: Math.round(percentile(times, 100)),
    accounts: traders.length,
    elapsedMs: Math.round(performance.now() - begun),
    logs: null,
  };
};

/** Things to be ended, in reverse, whatever happens. */
const createStack = () => {
  const ends: (() => Promise<void>)[] = [];
  return {
    keep: (end: () => Promise<void>): void => void ends.push(end),
    unwind: async (): Promise<void> => {
      for (const end of ends.reverse()) await end();
    },
  };
};

/** Runs the engine in real processes while everything around it goes wrong, and counts what came of it. */
export const runChaos = async (wish: ChaosWish): Promise<ChaosReport> => {
  const begun = performance.now();
  const home = await makeCacheDirectory("chaos");
  const stack = createStack();
  let keepsLogs = true;
  try {
    wish.say("Starting PostgreSQL and the paper exchange");
    const database = await startChaosDatabase(home);
    stack.keep(() => database.stop());
    await migrateDatabase(database.url);
    const proxy = await startDatabaseProxy(database.port);
    stack.keep(() => proxy.stop());
    const venue = await startChaosVenue(home);
    stack.keep(() => venue.stop());
    const vaultKey = randomBytes(32).toString("base64");
    const wired = wireDesk(database.url, vaultKey, venue.url);
    stack.keep(() => wired.close());
    const audit = openEngineAudit(database.url);
    stack.keep(() => audit.close());
    const accounts = accountsFor(wish.intents);
    wish.say(`Opening ${positionsOf(accounts)} guarded positions on ${accounts} accounts`);
    const traders = await seedTraders(wired, venue, accounts, wish.random);
    const env = workerEnv(through(database.url, proxy.port), venue.url, vaultKey);
    const fleet = startWorkerFleet(home, env, WORKERS);
    stack.keep(() => fleet.stop());
    const lookout = keepLookout(audit);
    const storm = await raiseStorm(
      { database, proxy, venue, fleet, lookout, random: wish.random, say: wish.say },
      {
        intents: wish.intents,
        positions: positionsOf(accounts),
        deadlineMs: deadlineFor(wish.intents),
        signal: wish.signal,
        onProgress: wish.onProgress,
      },
    );
    if (wish.signal.aborted) throw new ChaosStopped("Stopped before the end: nothing to report.");
    wish.say("Everything heals; prices stand still");
    const report = await conclude({ audit, wired, venue, proxy, lookout, traders, fleet }, storm, begun);
    keepsLogs = !isFaultless(report, wish.intents);
    return keepsLogs ? { ...report, logs: home } : report;
  } catch (error) {
    keepsLogs = !(error instanceof ChaosStopped);
    throw error;
  } finally {
    await stack.unwind();
    if (!keepsLogs) rmSync(home, { recursive: true, force: true });
  }
};
