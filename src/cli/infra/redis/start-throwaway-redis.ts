import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { printStep } from "#cli/print.ts";
import { inheritedEnv } from "#env";
import { findFreePort } from "../find-free-port.ts";
import { makeCacheDirectory, tieServerTo } from "../make-cache-directory.ts";
import { identify } from "../process-identity.ts";
import { stopProcess } from "../stop-process.ts";
import { findRedis } from "./find-redis.ts";

const READY_WITHIN_MS = 10_000;

export type RunningRedis = Readonly<{ url: string; pid: number | undefined; stop(): Promise<void> }>;

/** A redis-server for one test run: loopback, in memory, gone when it stops. */
export async function startThrowawayRedis(): Promise<RunningRedis> {
  const program = await findRedis();
  printStep(`Redis: ${program.origin} (${program.file})`);
  const port = await findFreePort();
  const directory = await makeCacheDirectory("redis");
  const settings = [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--dir",
    directory,
    "--save",
    "",
    "--appendonly",
    "no",
  ];
  const libraries = program.libraryPath === undefined ? {} : { LD_LIBRARY_PATH: program.libraryPath };
  const child = spawn(program.file, settings, {
    env: { ...inheritedEnv("test"), ...libraries },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  await untilReady(child);
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  if (identity !== undefined) tieServerTo(directory, identity);
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: identity?.pid,
    stop: async () => {
      if (identity !== undefined) await stopProcess(identity, "SIGTERM", 5_000);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function untilReady(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why: string) => reject(new Error(`redis-server did not start: ${why}\n${said}`));
    const timer = setTimeout(() => fail("it was not ready in time"), READY_WITHIN_MS);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (!/ready to accept connections/i.test(said)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code) => fail(`it ended with code ${code}`));
  });
}
