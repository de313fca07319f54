import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { type Running, readRunning } from "./running-file.ts";

const READY_WITHIN_MS = 600_000;
const POLL_MS = 100;

/** Waits until a start has noted in `file` that its page answers; undefined where it ended, or was too long about it. */
export async function untilRunning(
  command: ChildProcess,
  file: string,
  signal?: AbortSignal,
): Promise<Running | undefined> {
  for (let waited = 0; waited < READY_WITHIN_MS && !signal?.aborted; waited += POLL_MS) {
    if (command.exitCode !== null || command.signalCode !== null) return undefined;
    const running = readRunning(file);
    if (running?.url !== undefined) return running;
    await sleep(POLL_MS);
  }
  return undefined;
}
