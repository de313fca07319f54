import { isStillOurs } from "../infra/process-identity.ts";
import { stopProcess } from "../infra/stop-process.ts";
import { forgetRunning, readRunning } from "./running-file.ts";

const GRACE_MS = 8_000;

export type Leftovers =
  | Readonly<{ kind: "running"; url: string | undefined; pid: number }>
  | Readonly<{ kind: "stopped"; names: readonly string[] }>;

/** Ends what a killed start left behind; a start that still lives is reported, never touched. */
export async function stopLeftovers(runningFile: string): Promise<Leftovers> {
  const last = readRunning(runningFile);
  if (last === undefined) return { kind: "stopped", names: [] };
  if (isStillOurs(last.launcher)) return { kind: "running", url: last.url, pid: last.launcher.pid };
  const left = last.parts.filter((part) => isStillOurs(part.identity)).reverse();
  for (const part of left) await stopProcess(part.identity, part.signal, GRACE_MS);
  forgetRunning(runningFile);
  return { kind: "stopped", names: left.map((part) => part.name) };
}
