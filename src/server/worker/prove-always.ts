import { proveProtection } from "#services/operations/prove-protection.ts";
import type { Wired } from "../wired.ts";
import { sleep } from "../within.ts";
import { repeat } from "./repeat.ts";

/** Looked this often whether a proof is due, so that one that failed is soon tried again; it is proven once a minute. */
const LOOK_EVERY_MS = 10_000;

/** Proves protection once a minute until the signal, where this installation runs a paper exchange of its own. */
export const proveAlways = (wired: Wired, signal: AbortSignal): Promise<void> => {
  const deps = { ...wired, sleep: (ms: number) => sleep(ms, signal) };
  return repeat(wired, { signal }, LOOK_EVERY_MS, "canary", async () => {
    await proveProtection(deps);
  });
};
