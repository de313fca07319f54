import { spawn } from "node:child_process";
import { join } from "node:path";
import { inheritedEnv } from "#env";
import { CHECKOUT } from "../infra/checkout.ts";
import { commandArgs } from "../infra/command-args.ts";

/** It stands on what only tests may import, so it is a command of its own. */
const COMMAND = join(CHECKOUT, "src", "testing", "app-chaos", "main.ts");

/** Runs the chaos of the whole product with these flags, and resolves with how it ended; told to stop, it takes all down first. */
export const startAppChaos = (flags: readonly string[], signal: AbortSignal): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, commandArgs(COMMAND, flags), {
      ...{ cwd: CHECKOUT, env: inheritedEnv("production"), stdio: "inherit" },
      // Ctrl-C reaches this command, which tells it once.
      detached: true,
    });
    signal.addEventListener("abort", () => child.kill("SIGTERM"), { once: true });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
