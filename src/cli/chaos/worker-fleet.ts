import { join } from "node:path";
import type { ProcessEnv } from "#env";
import { commandArgs } from "../infra/command-args.ts";
import { isStillOurs } from "../infra/process-identity.ts";
import { stopProcess } from "../infra/stop-process.ts";
import { type RunningPart, startPart, tailOf } from "../start/start-part.ts";

/** What a worker logs once it has read its database and hears the exchange. */
const LIVES = '"stream-up"';

type Worker = { readonly part: RunningPart; lives: boolean; isEnding: boolean };

/** Real workers, each started again at once when it ends. */
export type WorkerFleet = {
  readonly counts: { readonly kills: number };
  /** Of each worker that ended without being killed: how, and its last lines. */
  readonly lastWords: readonly string[];
  /**
   * Kills one at random with SIGKILL, among those that have shown that they live, and starts it again. False when fewer
   * than two do: one is always left to work.
   */
  killOne(random: () => number): Promise<boolean>;
  stop(): Promise<void>;
};

/** Starts so many workers with their logs under `home`. */
export const startWorkerFleet = (home: string, env: ProcessEnv, size: number): WorkerFleet => {
  const counts = { kills: 0 };
  const lastWords: string[] = [];
  const workers = new Set<Worker>();
  let started = 0;
  let isOver = false;

  const start = (): void => {
    started += 1;
    const name = `worker-${started}`;
    const worker: Worker = {
      part: startPart({
        name,
        args: commandArgs("src/cli/worker.ts"),
        env,
        logFile: join(home, `${name}.log`),
        onLine: (line) => {
          if (line.includes(LIVES)) worker.lives = true;
        },
      }),
      lives: false,
      isEnding: false,
    };
    workers.add(worker);
    void worker.part.ended.then((how) => {
      workers.delete(worker);
      if (isOver) return;
      if (!worker.isEnding) lastWords.push(`${name} ${how}\n${tailOf(worker.part.logFile)}`);
      start();
    });
  };

  const killAll = (): void => {
    for (const { part } of workers)
      if (isStillOurs(part.identity)) process.kill(part.identity.pid, "SIGKILL");
  };
  process.once("exit", killAll);
  for (let index = 0; index < size; index += 1) start();

  return {
    counts,
    lastWords,
    killOne: async (random) => {
      const living = [...workers].filter(({ lives, isEnding }) => lives && !isEnding);
      const victim = living[Math.floor(random() * living.length)];
      if (victim === undefined || living.length < 2) return false;
      victim.isEnding = true;
      counts.kills += 1;
      await stopProcess(victim.part.identity, "SIGKILL", 0);
      return true;
    },
    stop: async () => {
      isOver = true;
      await Promise.all([...workers].map(({ part }) => part.stop()));
      process.off("exit", killAll);
    },
  };
};
