import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT } from "./checkout.ts";
import { startOf } from "./process-identity.ts";

/** Downloads, unpacked tools and throwaway data: inside the checkout and ignored by git. */
export const CACHE = join(CHECKOUT, "node_modules", ".cache", "axisor");

/** A new empty directory for this run; what runs that no longer exist left behind goes. */
export function makeCacheDirectory(purpose: string): string {
  const runs = join(CACHE, "runs");
  mkdirSync(runs, { recursive: true });
  for (const name of readdirSync(runs)) {
    const pid = Number(name.split("-")[1]);
    if (startOf(pid) === undefined) rmSync(join(runs, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(runs, `${purpose}-${process.pid}-`));
}
