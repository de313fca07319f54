import { commandArgs } from "#cli/infra/command-args.ts";
import type { RunningPart } from "#cli/start/start-part.ts";
import type { ProcessEnv } from "#env";
import type { Processes } from "./watch-processes.ts";

/** An installation's worker; `envOf` is asked at each start. */
export const openWorker = (processes: Processes, envOf: () => ProcessEnv) => {
  const start = (): RunningPart =>
    processes.start({
      name: "worker",
      args: commandArgs("src/cli/worker.ts"),
      env: envOf(),
      log: "worker.log",
    });
  let running = start();
  return {
    pid: (): number => running.identity.pid,
    stop: (): Promise<void> => processes.kill(running),
    start: async (): Promise<void> => {
      running = start();
    },
    /** Another worker comes before this one is told to end. */
    roll: async (): Promise<void> => {
      const old = running;
      running = start();
      await processes.drain(old);
    },
  };
};
