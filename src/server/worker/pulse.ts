import type { Clock } from "#ports/clock.ts";

/** Longer than a look at the market takes with its retries. */
const STILL_MS = 30_000;

/** Whether prices were seen lately: a worker says that it watches only while it does. */
export type Pulse = { beat(): void; isBeating(): boolean };

export const createPulse = (clock: Clock): Pulse => {
  let beatAt = Number.NEGATIVE_INFINITY;
  return {
    beat: () => {
      beatAt = clock();
    },
    isBeating: () => clock() - beatAt < STILL_MS,
  };
};
