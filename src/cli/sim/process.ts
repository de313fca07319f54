import type { Random } from "./random.ts";
import type { Scheduler } from "./scheduler.ts";

/** The connection to the database broke before the answer: what was asked may have been committed, or not. */
export class ConnectionLost extends Error {}

/** How one process is treated; each number is a probability for one await. */
export type ProcessRisks = {
  readonly kill: number;
  readonly pause: number;
  readonly commitUnknown: number;
};

/**
 * One simulated process. Its code runs as ordinary async functions; wherever it waits for the world, it can be killed
 * (it never goes on), paused, or lose its connection.
 */
export type SimProcess = {
  readonly name: string;
  isAlive(): boolean;
  kill(): void;
  /** How often it has waited so far. */
  awaits(): number;
  /** Waits for `ms` as a process does: it may be killed or paused meanwhile. */
  wait(ms: number): Promise<void>;
  /** One transaction of the database. @throws ConnectionLost when its commit is not known. */
  transact<T>(run: () => Promise<T>): Promise<T>;
};

/** What the world hears of a process. */
export type ProcessWatch = {
  readonly onKill: () => void;
  readonly onPause: () => void;
  readonly onCommitUnknown: () => void;
};

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** Puts a process into the world; `risks` is asked at every await, so that faults can stop. */
export const createProcess = (parts: {
  readonly name: string;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly risks: () => ProcessRisks;
  readonly watch: ProcessWatch;
  /** Kills the process at exactly this await; for enumerated crashes. */
  readonly dieAt?: number;
}): SimProcess => {
  const { scheduler, random, watch } = parts;
  let isAlive = true;
  let awaits = 0;
  const kill = (): void => {
    if (!isAlive) return;
    isAlive = false;
    watch.onKill();
  };
  const pauseOf = (): number => {
    if (!random.chance(parts.risks().pause)) return 0;
    watch.onPause();
    return random.between(5_000, 90_000);
  };
  const wait = async (ms: number): Promise<void> => {
    awaits += 1;
    if (awaits === parts.dieAt || random.chance(parts.risks().kill)) kill();
    if (!isAlive) return never();
    await scheduler.sleep(ms + pauseOf());
    if (!isAlive) return never();
  };
  return {
    name: parts.name,
    isAlive: () => isAlive,
    kill,
    awaits: () => awaits,
    wait,
    transact: async (run) => {
      await wait(random.between(1, 3));
      const isLost = random.chance(parts.risks().commitUnknown);
      if (isLost && random.chance(0.5)) {
        watch.onCommitUnknown();
        throw new ConnectionLost("The connection broke before the commit");
      }
      const answer = await run();
      await wait(random.between(1, 3));
      if (!isLost) return answer;
      watch.onCommitUnknown();
      throw new ConnectionLost("The connection broke after the commit");
    },
  };
};
