import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { ProcessEnv } from "#env";
import type { Assembly } from "./assemble-image.ts";

export type RoleWish = {
  readonly image: Pick<Assembly, "runtime" | "app">;
  /** What follows `axisor.mjs`, such as `web` or `cron notify`. */
  readonly words: readonly string[];
  /** All it is given: nothing of this process's own environment. */
  readonly env: ProcessEnv;
  /** As whom it runs; only root can choose. */
  readonly account?: { readonly uid: number; readonly gid: number } | undefined;
};

export type RunningRole = {
  readonly child: ChildProcess;
  /** What it said so far, on both ways. */
  said(): string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
};

/** Starts a role from an assembled tree, with the tree's own Node, as a container would. */
export const startRole = ({ image, words, env, account }: RoleWish): RunningRole => {
  const node = join(image.runtime, "usr", "local", "bin", "node");
  const child = spawn(node, [join(image.app, "axisor.mjs"), ...words], {
    cwd: "/",
    env,
    stdio: ["ignore", "pipe", "pipe"],
    ...account,
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const ended = new Promise<number | string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(signal ?? code ?? 1));
  });
  return { child, said: () => text, ended };
};
