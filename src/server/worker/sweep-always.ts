import { type SweepMemory, sweepSecurity } from "#services/security/sweep-security.ts";
import type { Wired } from "../wired.ts";
import { repeat } from "./repeat.ts";

const SWEEP_EVERY_MS = 30_000;

/** Looks for what no single request sees, every half minute until the signal. */
export const sweepAlways = (wired: Wired, signal: AbortSignal): Promise<void> => {
  let memory: SweepMemory | null = null;
  return repeat(wired, { signal }, SWEEP_EVERY_MS, "security-sweep", async () => {
    memory = (await sweepSecurity(wired, memory)).memory;
  });
};
