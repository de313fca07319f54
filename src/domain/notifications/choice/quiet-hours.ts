import type { QuietHours } from "./choices.ts";

const MINUTES_PER_HOUR = 60;

const clockParts = (at: number, timeZone: string): readonly Intl.DateTimeFormatPart[] => {
  const told = (zone: string) =>
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).formatToParts(at);
  try {
    return told(timeZone);
  } catch {
    return told("UTC");
  }
};

/** Minutes since midnight in a zone, by UTC where this machine does not know it. `at` in epoch milliseconds. */
export const minuteOfDay = (at: number, timeZone: string): number => {
  const parts = clockParts(at, timeZone);
  const of = (type: "hour" | "minute") => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return of("hour") * MINUTES_PER_HOUR + of("minute");
};

/** Whether a minute of the day lies in the quiet hours: `from` belongs to them, `until` does not. Equal ends are no hours. */
export const isQuiet = (hours: QuietHours | null, minute: number): boolean => {
  if (hours === null) return false;
  const { from, until } = hours;
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
};
