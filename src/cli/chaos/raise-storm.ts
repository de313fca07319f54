import { setTimeout as sleep } from "node:timers/promises";
import { priceHalfUsd } from "#domain/units.ts";
import { drawFaults } from "./draw-faults.ts";
import type { Lookout } from "./keep-lookout.ts";
import type { ChaosDatabase } from "./start-chaos-database.ts";
import type { ChaosVenue } from "./start-chaos-venue.ts";
import type { DatabaseProxy } from "./start-database-proxy.ts";
import { nextStep, type PriceWalk, startWalk } from "./walk-prices.ts";
import type { WorkerFleet } from "./worker-fleet.ts";

const KILL_EVERY_MS = 250;
/** Faults not yet struck are renewed this often, so a stale list is never older. */
const FAULTS_EVERY_MS = 1_500;
const LOOK_EVERY_MS = 200;
const STEP_EVERY_MS = 400;
/** The price waits for the engine at most this long. */
const LONGEST_PAUSE_MS = 2_500;
const BLACK_HOLE_MS = 5_000;
/** The venue's first price. */
const START = priceHalfUsd(200_000);

/** What befalls the database, in this order, spread evenly over the run. */
const INCIDENTS = ["restart", "black-hole", "restart", "cut", "restart"] as const;

export type StormParts = {
  readonly database: ChaosDatabase;
  readonly proxy: DatabaseProxy;
  readonly venue: ChaosVenue;
  readonly fleet: WorkerFleet;
  readonly lookout: Lookout;
  readonly random: () => number;
  readonly say: (text: string) => void;
};

export type StormAim = {
  readonly intents: number;
  readonly positions: number;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  readonly onProgress: (sent: number) => void;
};

export type StormCounts = { readonly restarts: number; readonly faults: number; readonly steps: number };

const loop = async (signal: AbortSignal, everyMs: number, work: () => Promise<void>): Promise<void> => {
  while (!signal.aborted) {
    await work();
    await sleep(everyMs, undefined, { signal }).catch(() => {});
  }
};

/** Moves the price on when the engine has taken most of the last move in, or has had long enough. */
const walkPrices = ({ venue, lookout }: StormParts, positions: number, signal: AbortSignal) => {
  let walk: PriceWalk = startWalk(START);
  let movedAt = 0;
  let steps = 0;
  const done = loop(signal, STEP_EVERY_MS, async () => {
    const state = lookout.latest();
    if (state === null) return;
    const isBusy = state.reached + state.held.length > positions / 4;
    if (isBusy && performance.now() - movedAt < LONGEST_PAUSE_MS) return;
    const step = nextStep(walk, state);
    if (step === null) return;
    walk = step.walk;
    movedAt = performance.now();
    steps += 1;
    await venue.move(step.price);
  });
  return { done, steps: () => steps };
};

const breakVenue = ({ venue, lookout, random }: StormParts, signal: AbortSignal) => {
  let faults = 0;
  const done = loop(signal, FAULTS_EVERY_MS, async () => {
    await venue.heal();
    for (const fault of drawFaults(random)) {
      lookout.noteFault("exchange");
      await venue.inject(fault);
      faults += 1;
    }
  });
  return { done, faults: () => faults };
};

const killWorkers = ({ fleet, lookout, random }: StormParts, signal: AbortSignal): Promise<void> =>
  loop(signal, KILL_EVERY_MS, async () => {
    if (!(await fleet.killOne(random))) return;
    lookout.noteFault("kill");
    await lookout.noteKill();
  });

/** Brings one incident after another as the run gets on. Resolves when all have been. */
const breakDatabase = (parts: StormParts, aim: StormAim, signal: AbortSignal) => {
  const { database, proxy, lookout, random, say } = parts;
  const left = [...INCIDENTS];
  let restarts = 0;
  const bring = {
    restart: async () => {
      await database.restartAtOnce();
      restarts += 1;
    },
    "black-hole": () => proxy.swallow(BLACK_HOLE_MS, () => random() < 0.5),
    cut: async () => proxy.cut(),
  };
  const done = loop(signal, LOOK_EVERY_MS, async () => {
    const brought = INCIDENTS.length - left.length;
    const sent = lookout.latest()?.sent ?? 0;
    const [next] = left;
    if (next === undefined || sent * (INCIDENTS.length + 1) < aim.intents * (brought + 1)) return;
    say(`Database: ${next}`);
    lookout.noteFault(next);
    await bring[next]();
    left.shift();
  });
  return { done, restarts: () => restarts, isOver: () => left.length === 0 };
};

/** Everything goes wrong at once until enough intents were sent and every incident has been, or the deadline. */
export const raiseStorm = async (parts: StormParts, aim: StormAim): Promise<StormCounts> => {
  const over = new AbortController();
  const deadline = AbortSignal.timeout(aim.deadlineMs);
  const signal = AbortSignal.any([aim.signal, deadline, over.signal]);
  const walk = walkPrices(parts, aim.positions, signal);
  const venue = breakVenue(parts, signal);
  const database = breakDatabase(parts, aim, signal);
  const watch = loop(signal, LOOK_EVERY_MS, async () => {
    const sent = (await parts.lookout.look())?.sent ?? 0;
    aim.onProgress(sent);
    if (sent >= aim.intents && database.isOver()) over.abort();
  });
  try {
    await Promise.all([walk.done, venue.done, database.done, watch, killWorkers(parts, signal)]);
  } finally {
    over.abort();
  }
  return { restarts: database.restarts(), faults: venue.faults(), steps: walk.steps() };
};
