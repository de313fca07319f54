import { rmSync } from "node:fs";
import { endingInReverse, type Keep } from "../infra/end-in-reverse.ts";
import { makeCacheDirectory } from "../infra/make-cache-directory.ts";
import { type ChaosReport, isFaultless } from "./chaos-report.ts";
import { concludeRun } from "./conclude-run.ts";
import { keepLookout } from "./keep-lookout.ts";
import { raiseStage } from "./raise-stage.ts";
import { raiseStorm } from "./raise-storm.ts";
import { positionsOf, seedTraders } from "./seed-traders.ts";
import { startWorkerFleet } from "./worker-fleet.ts";

const WORKERS = 3;

export type ChaosWish = {
  /** So many top-ups at least are to be sent. */
  readonly intents: number;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
  readonly onProgress: (sent: number) => void;
};

/** Somebody asked the run to stop; everything it started has been taken down. */
export class ChaosStopped extends Error {}

/** Enough accounts that several workers always have something to do: money moves are one at a time in each. */
const accountsFor = (intents: number): number => Math.min(50, Math.max(10, Math.ceil(intents / 3)));

/** A slow machine must not make a run endless: eight minutes for 1,000 intents. */
const deadlineFor = (intents: number): number => 120_000 + intents * 360;

const play = async (wish: ChaosWish, home: string, keep: Keep): Promise<Omit<ChaosReport, "logs">> => {
  const begun = performance.now();
  const { random, say, signal } = wish;
  say("Starting PostgreSQL and the paper exchange");
  const { workerEnv, wired, audit, ...stage } = await raiseStage(home, keep);
  const accounts = accountsFor(wish.intents);
  const positions = positionsOf(accounts);
  say(`Opening ${positions} guarded positions on ${accounts} accounts`);
  const traders = await seedTraders(wired, stage.venue, accounts, random);
  const fleet = startWorkerFleet(home, workerEnv, WORKERS);
  keep(() => fleet.stop());
  const lookout = keepLookout(audit);
  const { intents, onProgress } = wish;
  const aim = { intents, positions, deadlineMs: deadlineFor(intents), signal, onProgress };
  const storm = await raiseStorm({ ...stage, fleet, lookout, random, say }, aim);
  if (signal.aborted) throw new ChaosStopped("Stopped before the end: nothing to report.");
  say("Everything heals; prices stand still");
  const end = await concludeRun({ audit, wired, venue: stage.venue, lookout, traders, fleet }, storm);
  return { ...end, elapsedMs: Math.round(performance.now() - begun) };
};

/** Runs the engine in real processes while everything around it goes wrong, and counts what came of it. */
export const runChaos = async (wish: ChaosWish): Promise<ChaosReport> => {
  const home = await makeCacheDirectory("chaos");
  let keepsLogs = true;
  try {
    const report = { ...(await endingInReverse((keep) => play(wish, home, keep))), logs: null };
    keepsLogs = !isFaultless(report, wish.intents);
    return keepsLogs ? { ...report, logs: home } : report;
  } catch (error) {
    keepsLogs = !(error instanceof ChaosStopped);
    throw error;
  } finally {
    if (!keepsLogs) rmSync(home, { recursive: true, force: true });
  }
};
