import type { DigestChoice } from "./choices.ts";
import { minuteOfDay } from "./quiet-hours.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MINUTES_PER_DAY = 24 * 60;
/** Where clocks go back the hour comes twice; its second coming is no other day. */
const LEAST_APART_MS = 2 * HOUR_MS;

/**
 * Whether a digest is due at `at`: its hour has come since the last one was written, by the trader's zone. One that was
 * missed is written as soon as it can be, not on the next day.
 * @param lastAt when the last one was written, or digests were chosen; epoch milliseconds.
 */
export const isDigestDue = (choice: DigestChoice, at: number, timeZone: string, lastAt: number): boolean => {
  const minutesPast = minuteOfDay(at, timeZone) - choice.hour * 60;
  const pastMs = ((minutesPast + MINUTES_PER_DAY) % MINUTES_PER_DAY) * MINUTE_MS + (at % MINUTE_MS);
  return at - pastMs - lastAt >= LEAST_APART_MS;
};
