import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { inheritedEnv } from "#env";
import { CHECKOUT } from "../infra/checkout.ts";
import { printLine } from "../print.ts";
import type { Settings } from "./run-runner.ts";

const readySchema = z.object({
  proxy: z.string(),
  keyValues: z.object({ url: z.string(), token: z.string() }),
});

/** What a run is watched through, see `src/testing/canary/watch/main.ts`. */
export type Watch = Readonly<{
  /** Where what was seen is written down: private, and gone with the run. */
  home: string;
  /** Where the output of the product's command is kept. */
  output: string;
  proxy: string;
  keyValues: Readonly<{ url: string; token: string }>;
  stop(): Promise<void>;
}>;

/** Before the product starts: whatever it does is seen from its first word on. */
export async function startWatch({ directory }: Settings): Promise<Watch> {
  const home = join(directory, "canary");
  mkdirSync(home, { mode: 0o700 });
  const child = spawn(process.execPath, ["src/testing/canary/watch/main.ts", home], {
    cwd: CHECKOUT,
    env: inheritedEnv("test"),
    // Its own process group: Ctrl-C reaches the command, which stops its parts in order.
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise<undefined>((done) => child.once("close", () => done(undefined)));
  const { promise: ready, resolve } = Promise.withResolvers<z.output<typeof readySchema>>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (line.startsWith("{")) resolve(readySchema.parse(JSON.parse(line)));
    else printLine(line);
  });
  const facts = await Promise.race([ready, ended]);
  if (facts === undefined) throw new Error("What watches the run did not start; the lines above say why.");
  const stop = async () => {
    child.stdin.end();
    await ended;
  };
  return { home, output: join(home, "output.log"), ...facts, stop };
}
