import { rmSync } from "node:fs";
import { z } from "zod";
import { readJson, writePrivateJson } from "../infra/private-file.ts";

const identity = z.object({ pid: z.int().positive(), startedAt: z.string() });

const schema = z.object({
  launcher: identity,
  /** Set once the page answers. */
  url: z.string().optional(),
  paperUrl: z.string().optional(),
  demo: z.object({ email: z.string(), password: z.string() }).optional(),
  parts: z.array(z.object({ name: z.string(), identity, signal: z.enum(["SIGTERM", "SIGINT"]) })),
});

/** What a start has running, kept on disk so that the next start can find it after a kill -9. */
export type Running = z.output<typeof schema>;

/** A note that cannot be read names no process, and then none is touched. */
export function readRunning(file: string): Running | undefined {
  return schema.safeParse(readJson(file)).data;
}

export function writeRunning(file: string, running: Running): void {
  writePrivateJson(file, running);
}

export function forgetRunning(file: string): void {
  rmSync(file, { force: true });
}
