import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { env } from "#env";
import { CHECKOUT } from "./checkout.ts";
import { readJson, writePrivateJson } from "./private-file.ts";
import { type ProcessIdentity, startOf } from "./process-identity.ts";
import { stopProcess } from "./stop-process.ts";

/** Downloads, unpacked tools and throwaway data: inside the checkout and ignored by git. */
export const CACHE = join(CHECKOUT, "node_modules", ".cache", "axisor");

const runs = (): string => env().AXISOR_RUNS_DIR ?? join(CACHE, "runs");
const serverSchema = z.object({ pid: z.int().positive(), startedAt: z.string() });

/** The process that made a directory, by its name: what it is for may be several words. */
export const ownerOf = (name: string): number => Number(/-(\d+)-[^-]+$/.exec(name)?.[1]);

/** A new empty directory for this run; what runs that no longer exist left behind goes first. */
export async function makeCacheDirectory(purpose: string): Promise<string> {
  const home = runs();
  mkdirSync(home, { recursive: true });
  for (const name of readdirSync(home)) {
    if (startOf(ownerOf(name)) === undefined) await sweep(join(home, name));
  }
  const made = mkdtempSync(join(home, `${purpose}-${process.pid}-`));
  // The database's own account passes through here to its data.
  chmodSync(made, 0o711);
  return made;
}

/** Notes the server that lives in the directory, and ends it with this process however this process ends. */
export function tieServerTo(directory: string, server: ProcessIdentity): void {
  writePrivateJson(join(directory, "server.json"), server);
  process.once("exit", () => {
    if (startOf(server.pid) === server.startedAt) process.kill(server.pid, "SIGKILL");
  });
}

async function sweep(directory: string): Promise<void> {
  const server = serverSchema.safeParse(readJson(join(directory, "server.json"))).data;
  if (server !== undefined) await stopProcess(server, "SIGKILL", 1_000);
  rmSync(directory, { recursive: true, force: true });
}
