import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { takeStock } from "#cli/chaos/take-stock.ts";
import { endingInReverse } from "#cli/infra/end-in-reverse.ts";
import { keepLogs } from "#cli/infra/keep-logs.ts";
import { makeCacheDirectory } from "#cli/infra/make-cache-directory.ts";
import { SERVER_FILE } from "#cli/start/build-product.ts";
import { VERSION } from "#server/version.ts";
import { type AppChaosFigures, type AppFaultStory, comparePools, findWrongs } from "./app-chaos-report.ts";
import { countConnections } from "./count-connections.ts";
import { FAULT_TABLE, type Fault } from "./fault-table.ts";
import { loadLightly } from "./light-load.ts";
import { type AppStage, openAppStage } from "./open-app-stage.ts";
import { makeOtherVersion } from "./other-version.ts";
import { type PlannedFault, planFaults } from "./plan-faults.ts";
import { type Playing, playFault } from "./play-fault.ts";
import { probeAlways } from "./probe-always.ts";
import { settleProduct } from "./settle-product.ts";
import { sumUpProbes } from "./sum-up-probes.ts";
import { watchWritePath } from "./watch-write-path.ts";

export type AppChaosWish = {
  readonly minutes: number;
  readonly only: readonly Fault[] | null;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
};

/** Somebody asked the run to stop; everything it started has been taken down. */
export class AppChaosStopped extends Error {}

type Played = { readonly stories: readonly Omit<AppFaultStory, "missed">[] };

/** One fault after another, each at its time. */
const playAll = async (
  plan: readonly PlannedFault[],
  parts: Playing,
  tell: (fault: Fault) => void,
): Promise<Played> => {
  const { wait, elapsed } = parts;
  const stories: Omit<AppFaultStory, "missed">[] = [];
  for (const planned of plan) {
    await wait(planned.atMs - elapsed());
    tell(planned.fault);
    stories.push(await playFault(planned, parts));
    await wait(planned.endMs - elapsed());
  }
  return { stories };
};

const waitUnless =
  (signal: AbortSignal) =>
  async (ms: number): Promise<void> => {
    await sleep(Math.max(0, ms), undefined, { signal }).catch(() => {});
    if (signal.aborted) throw new AppChaosStopped("Stopped before the end: nothing to report.");
  };

/** Everything that goes on while faults are brought. */
const playThrough = async (wish: AppChaosWish, stage: AppStage, otherVersion: string | null) => {
  const market = await stage.wired.markets.seen("paper");
  if (market === null) throw new Error("No worker ever ticked");
  const over = new AbortController();
  const running = AbortSignal.any([wish.signal, over.signal]);
  const wait = waitUnless(wish.signal);
  let faultNow: Fault | null = null;
  const begun = performance.now();
  const elapsed = () => performance.now() - begun;
  const tell = (fault: Fault): void => {
    faultNow = fault;
    const { row, said } = FAULT_TABLE[fault];
    wish.say(`${(elapsed() / 60_000).toFixed(1)} min  ${row}: ${said}`);
  };
  const path = watchWritePath({ audit: stage.audit, venue: stage.venue, from: market.last }, running);
  const load = loadLightly(stage.others, running);
  const log = probeAlways(stage.demo, { elapsed, faultNow: () => faultNow, signal: running });
  const plan = planFaults(wish.minutes, wish.only);
  try {
    const played = playAll(plan, { stage, path, load, otherVersion, wait, elapsed }, tell);
    // What watches must not die unseen.
    const { stories } = await Promise.race([played, path.ended.then(() => played)]);
    return { plan, stories, load, log };
  } finally {
    over.abort();
    await Promise.allSettled([path.ended, load.ended, log.ended]);
  }
};

const play = async (wish: AppChaosWish, stage: AppStage, home: string): Promise<AppChaosFigures> => {
  const wait = waitUnless(wish.signal);
  const isRolled = planFaults(wish.minutes, wish.only).some(({ fault }) => fault === "rolling-restart");
  const otherVersion = isRolled ? makeOtherVersion(dirname(SERVER_FILE), VERSION, home) : null;
  wish.say("Filling the pools");
  const connectionsBefore = await countConnections(stage, wait);
  const { plan, stories, load, log } = await playThrough(wish, stage, otherVersion);
  wish.say("Everything heals; prices stand still");
  const vanished = await settleProduct(stage, wait);
  const connectionsAfter = await countConnections(stage, wait);
  const stock = await takeStock(stage.wired, stage.venue, stage.traders);
  const misses = log.probes.filter(({ missed }) => missed !== null);
  const { requests, failed, failedStreams, streams } = load.counts();
  return {
    minutes: wish.minutes,
    availability: sumUpProbes(log.probes),
    lastKnown: log.lastKnown(),
    misses,
    faults: stories.map((story, index) => ({
      ...story,
      missed: misses.filter(({ atMs }) => atMs >= story.atMs && atMs < (plan[index]?.endMs ?? 0)).length,
    })),
    ...{ double: stock.double, lost: stock.untrue + vanished, open: stock.open, sent: stock.sent },
    unaccountedSats: stock.conservationDifference,
    ...{ requests, failedRequests: failed + failedStreams, streams, failures: load.failures.slice(0, 20) },
    ...{ connectionsBefore, connectionsAfter, ...comparePools(connectionsBefore, connectionsAfter) },
    deaths: stage.installation.deaths(),
  };
};

/** Of a run that broke, or did not go as promised, the logs are what tells why. */
const playAndKeep = async (wish: AppChaosWish, stage: AppStage, home: string): Promise<AppChaosFigures> => {
  const keep = (): void => wish.say(`The product's own logs are in ${keepLogs(stage.installation.logs)}`);
  const figures = await play(wish, stage, home).catch((error: unknown) => {
    if (!(error instanceof AppChaosStopped)) keep();
    throw error;
  });
  if (findWrongs(figures).length > 0) keep();
  return figures;
};

/** Runs the whole product in real processes while one thing after another goes wrong, and counts what its users had of it. */
export const runAppChaos = async (wish: AppChaosWish): Promise<AppChaosFigures> => {
  const home = await makeCacheDirectory("other-version");
  try {
    wish.say(
      "Starting the product: database, Redis, exchange, a worker and two web processes behind a front",
    );
    return await endingInReverse(async (keep) => playAndKeep(wish, await openAppStage(keep), home));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
};
