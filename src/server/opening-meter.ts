import { judgeOpenings } from "#domain/security/judge-openings.ts";
import type { Clock } from "#ports/clock.ts";

const MINUTE_MS = 60_000;
const MINUTES_KEPT = 60;

/** Counts how often this process opens credentials. */
export type OpeningMeter = {
  note(): void;
  /** What the minutes that have ended since the last call say; the last of them that is a burst, or null. */
  readBurst(allowedPerMinute: number): { readonly perMinute: number; readonly baseline: number } | null;
};

/** A meter that starts with an empty hour: what is usual is learned, what is allowed is known. */
export const createOpeningMeter = (clock: Clock): OpeningMeter => {
  const ended: number[] = [];
  let minute = Math.floor(clock() / MINUTE_MS);
  let count = 0;
  let unread = 0;
  const roll = (): void => {
    const now = Math.floor(clock() / MINUTE_MS);
    for (; minute < now; minute += 1) {
      ended.push(count);
      unread += 1;
      count = 0;
      if (ended.length > MINUTES_KEPT + 1) ended.shift();
    }
  };
  return {
    note: () => {
      roll();
      count += 1;
    },
    readBurst: (allowedPerMinute) => {
      roll();
      let found: { readonly perMinute: number; readonly baseline: number } | null = null;
      for (; unread > 0; unread -= 1) {
        const place = ended.length - unread;
        const lastMinute = ended[place] ?? 0;
        const verdict = judgeOpenings({ lastMinute, before: ended.slice(0, place), allowedPerMinute });
        if (verdict.isBurst) found = { perMinute: verdict.perMinute, baseline: verdict.baseline };
      }
      return found;
    },
  };
};
