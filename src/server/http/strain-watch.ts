import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Strain } from "./should-shed.ts";

export type StrainWatch = {
  /** A read begins; call what it returns when it is over. */
  readonly begin: () => () => void;
  readonly now: () => Strain;
};

/** Of the last read; so of the twenty before it little is left. */
const WEIGHT = 0.1;
/** What was measured is forgotten after so long without another read: a flood that is over says nothing of now. */
const STALE_MS = 2_000;

/** Counts reads and how long they take; `lateMs` is how late the process comes to what is due. */
export const createStrainWatch = (deps: {
  readonly elapsed: () => number;
  readonly lateMs: () => number;
}): StrainWatch => {
  let inFlight = 0;
  let recentMs = 0;
  let measuredAt = Number.NEGATIVE_INFINITY;
  return {
    begin: () => {
      const began = deps.elapsed();
      inFlight += 1;
      return () => {
        const now = deps.elapsed();
        const isStale = now - measuredAt > STALE_MS;
        inFlight -= 1;
        recentMs = isStale ? now - began : recentMs + WEIGHT * (now - began - recentMs);
        measuredAt = now;
      };
    },
    now: () => ({
      inFlight,
      recentMs: deps.elapsed() - measuredAt > STALE_MS ? 0 : recentMs,
      lateMs: deps.lateMs(),
    }),
  };
};

const RESOLUTION_MS = 20;
const LOOK_EVERY_MS = 1_000;

/** How late this process comes to what is due, in milliseconds, over the last second or two. */
export const watchLateness = (): (() => number) => {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let lateMs = 0;
  setInterval(() => {
    // A timer of this resolution is late by itself.
    lateMs = Math.max(0, delay.mean / 1e6 - RESOLUTION_MS) || 0;
    delay.reset();
  }, LOOK_EVERY_MS).unref();
  return () => lateMs;
};
