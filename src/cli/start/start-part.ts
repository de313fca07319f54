import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { ProcessEnv } from "#env";
import { CHECKOUT } from "../infra/checkout.ts";
import { identify, type ProcessIdentity } from "../infra/process-identity.ts";
import { stopProcess } from "../infra/stop-process.ts";

const GRACE_MS = 8_000;

export type PartWish = Readonly<{
  name: string;
  /** What Node is to run, with its arguments. */
  args: readonly string[];
  env: ProcessEnv;
  logFile: string;
  onLine?: (line: string) => void;
}>;

export type RunningPart = Readonly<{
  name: string;
  identity: ProcessIdentity;
  logFile: string;
  /** Resolves when the process has ended, with the way it ended in words. */
  ended: Promise<string>;
  stop(): Promise<void>;
}>;

/** Starts one process of the product; what it says goes to its log, line by line past `onLine`. */
export function startPart(wish: PartWish): RunningPart {
  // Its own process group: Ctrl-C reaches the command, which stops its parts in order.
  const child = spawn(process.execPath, wish.args, {
    cwd: CHECKOUT,
    env: wish.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = endOf(child);
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  if (identity === undefined) throw new Error(`The ${wish.name} did not start.\n${tailOf(wish.logFile)}`);
  keepLog(child, wish);
  const { name, logFile } = wish;
  return { name, identity, logFile, ended, stop: () => stopProcess(identity, "SIGTERM", GRACE_MS) };
}

function keepLog(child: ChildProcess, wish: PartWish): void {
  // A part that is started again must not wipe away why it ended.
  const log = createWriteStream(wish.logFile, { flags: "a", mode: 0o600 });
  child.stderr?.pipe(log, { end: false });
  if (!child.stdout) return;
  for (const listen of [(line: string) => log.write(`${line}\n`), wish.onLine]) {
    if (listen) createInterface({ input: child.stdout }).on("line", listen);
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
  });
}

/** The last lines of a log, for the message that says why a part is gone. */
export function tailOf(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-12).join("\n") : "";
}
