import { setTimeout as sleep } from "node:timers/promises";
import { isStillOurs, type ProcessIdentity } from "./process-identity.ts";

const POLL_MS = 20;

/** Asks a process of ours to end and insists after the grace period; a stranger's is never touched. */
export async function stopProcess(
  known: ProcessIdentity,
  signal: NodeJS.Signals,
  graceMs: number,
): Promise<void> {
  if (!isStillOurs(known)) return;
  send(known.pid, signal);
  for (let waited = 0; waited < graceMs; waited += POLL_MS) {
    await sleep(POLL_MS);
    if (!isStillOurs(known)) return;
  }
  send(known.pid, "SIGKILL");
  while (isStillOurs(known)) await sleep(POLL_MS);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended between the look and the signal, which is what was wanted.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
