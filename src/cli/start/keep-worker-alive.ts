import { join } from "node:path";
import type { ProcessEnv } from "#env";
import { commandArgs } from "../infra/command-args.ts";
import type { DataDirectory } from "../infra/data-directory.ts";
import { printStory, printWarning } from "../print.ts";
import { type RunningPart, startPart } from "./start-part.ts";

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
/** A worker that lived this long was healthy, and its end starts the delays afresh. */
const HEALTHY_AFTER_MS = 60_000;
const STORY = "story: ";

/** A guard must not stay asleep: a worker that ends is started again, later each time, until the signal. */
export function keepWorkerAlive(
  directory: DataDirectory,
  env: ProcessEnv,
  signal: AbortSignal,
  onStart: (worker: RunningPart) => void,
): void {
  let delayMs = FIRST_DELAY_MS;
  const logFile = join(directory.logs, "worker.log");
  const run = () => {
    if (signal.aborted) return;
    const began = Date.now();
    const worker = startPart({
      name: "worker",
      args: commandArgs("src/cli/worker.ts"),
      env,
      logFile,
      onLine: tell,
    });
    onStart(worker);
    void worker.ended.then((how) => {
      if (signal.aborted) return;
      delayMs =
        Date.now() - began > HEALTHY_AFTER_MS ? FIRST_DELAY_MS : Math.min(delayMs * 2, LONGEST_DELAY_MS);
      printWarning(`The worker ${how}; starting it again in ${delayMs / 1000} s (see ${logFile}).`);
      setTimeout(run, delayMs).unref();
    });
  };
  run();
}

function tell(line: string): void {
  if (line.startsWith(STORY)) printStory(line.slice(STORY.length));
}
