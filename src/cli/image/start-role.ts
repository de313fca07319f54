import { spawn } from "node:child_process";
import { join } from "node:path";
import type { ProcessEnv } from "#env";
import type { Assembly } from "./assemble-image.ts";
import type { Account } from "./read-final-image.ts";
import { type WatchedChild, watchChild } from "./watch-child.ts";

export type RoleWish = {
  readonly image: Pick<Assembly, "runtime" | "app">;
  /** What follows `axisor.mjs`, such as `web` or `cron notify`. */
  readonly words: readonly string[];
  /** All it is given: nothing of this process's own environment. */
  readonly env: ProcessEnv;
  /** As whom it runs; only root can choose. */
  readonly account?: Account | undefined;
};

export type RunningRole = WatchedChild & {
  /** Sends it the signal, and waits for its end. */
  stop(signal: NodeJS.Signals): Promise<number | string>;
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
  const watched = watchChild(child);
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return watched.ended;
  };
  return { ...watched, stop };
};
