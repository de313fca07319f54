import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { ProcessEnv } from "#env";
import { CHECKOUT } from "../infra/checkout.ts";
import { commandArgs } from "../infra/command-args.ts";

/** Batches a process may move before it is killed: some die in their first one, some after many. */
const MOST_BATCHES = 12;
const AT_ONCE = 2;

type Running = { readonly child: ChildProcess; readonly ended: Promise<void> };

const start = (environment: ProcessEnv, onBatch: (child: ChildProcess) => void): Running => {
  const child = spawn(process.execPath, commandArgs("src/cli/rotate-keys/rewrap-process.ts"), {
    cwd: CHECKOUT,
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.stdout !== null) createInterface({ input: child.stdout }).on("line", () => onBatch(child));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return { child, ended };
};

/**
 * Rewraps with two processes at once, killing one after another with SIGKILL in the middle of a batch and starting it
 * again, until `kills` are done; then lets what runs finish. Returns how many were killed: fewer where nothing was left to move.
 */
export const killRewrappers = async (
  environment: ProcessEnv,
  kills: number,
  random: () => number,
): Promise<number> => {
  let killed = 0;
  const lane = async (): Promise<void> => {
    for (let isDone = false; !isDone; ) {
      let left = killed < kills ? 1 + Math.floor(random() * MOST_BATCHES) : Number.POSITIVE_INFINITY;
      const { child, ended } = start(environment, (hit) => {
        left -= 1;
        if (left > 0 || killed >= kills) return;
        left = Number.POSITIVE_INFINITY;
        killed += 1;
        hit.kill("SIGKILL");
      });
      await ended;
      isDone = child.signalCode === null;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return killed;
};
