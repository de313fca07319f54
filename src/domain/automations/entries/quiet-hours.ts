import type { QuietHours } from "./auto-entry.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

const minuteOfDay = (at: number): number => {
  const minute = Math.floor(at / MINUTE_MS) % DAY_MINUTES;
  return minute < 0 ? minute + DAY_MINUTES : minute;
};

/** How many minutes of the day have passed since the quiet began: the same whether or not it passes midnight. */
const minutesInto = ({ fromMinute }: QuietHours, minute: number): number =>
  (minute - fromMinute + DAY_MINUTES) % DAY_MINUTES;

/** When the quiet that holds at `at` is over; null where it is not quiet. Both in epoch milliseconds. */
export const quietUntil = (hours: QuietHours, at: number): number | null => {
  const left = minutesInto(hours, hours.toMinute) - minutesInto(hours, minuteOfDay(at));
  return left > 0 ? (Math.floor(at / MINUTE_MS) + left) * MINUTE_MS : null;
};
