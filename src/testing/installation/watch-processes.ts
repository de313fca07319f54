import { join } from "node:path";
import { stopProcess } from "#cli/infra/stop-process.ts";
import { type PartWish, type RunningPart, startPart } from "#cli/start/start-part.ts";

const DRAIN_GRACE_MS = 10_000;

export type Processes = ReturnType<typeof watchProcesses>;

/** Starts and ends the product's processes, and remembers those that end though nobody told them to. */
export const watchProcesses = (logs: string) => {
  const told = new Set<RunningPart>();
  const deaths: string[] = [];
  const end = (part: RunningPart, signal: "SIGKILL" | "SIGTERM", graceMs: number): Promise<void> => {
    told.add(part);
    return stopProcess(part.identity, signal, graceMs);
  };
  return {
    /** What it says goes to a file of `logs`. */
    start: ({ log, ...wish }: Omit<PartWish, "logFile"> & { readonly log: string }): RunningPart => {
      const part = startPart({ ...wish, logFile: join(logs, log) });
      void part.ended.then((how) => {
        if (!told.has(part)) deaths.push(`The ${part.name} ${how}`);
      });
      return part;
    },
    kill: (part: RunningPart): Promise<void> => end(part, "SIGKILL", 0),
    /** Tells it to end, and waits until it has. */
    drain: (part: RunningPart): Promise<void> => end(part, "SIGTERM", DRAIN_GRACE_MS),
    /** How each process ended that nobody had told to. */
    deaths: (): readonly string[] => deaths,
  };
};
