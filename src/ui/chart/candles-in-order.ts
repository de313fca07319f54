import type { CandlestickData, UTCTimestamp } from "lightweight-charts";
import type { CandleView } from "#server/trpc/schemas/views.ts";

const clockParts = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("en", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    hourCycle: "h23",
  });

/** The parts of the zone itself, or of UTC where this machine does not know it. */
const knownParts = (timeZone: string): Intl.DateTimeFormat => {
  try {
    return clockParts(timeZone);
  } catch {
    return clockParts("UTC");
  }
};

/** What the clocks of a zone show, as the moment at which those of UTC show it: the chart library knows no other zone. */
const shownBy = (parts: Intl.DateTimeFormat, at: number): UTCTimestamp => {
  const found = new Map(parts.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => found.get(type) ?? 0;
  const shown = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return (shown / 1_000) as UTCTimestamp;
};

/** Tells where a time stands on a chart by the clocks of a zone; each is worked out once. */
export const clockOf = (timeZone: string): ((iso: string) => UTCTimestamp) => {
  const parts = knownParts(timeZone);
  const known = new Map<string, UTCTimestamp>();
  return (iso) => {
    const time = known.get(iso) ?? shownBy(parts, Date.parse(iso));
    known.set(iso, time);
    return time;
  };
};

/** Candles as indicators are read from them: the oldest first. */
export const oldestFirst = (candles: readonly CandleView[]): readonly CandleView[] =>
  candles.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));

/** Points as the chart library takes them: by their times, and of several at one time the last. */
export const oncePerTime = <Point extends { readonly time: UTCTimestamp }>(
  points: readonly Point[],
): Point[] =>
  [...new Map(points.map((point) => [point.time, point])).values()].sort((a, b) => a.time - b.time);

/**
 * Candles as the chart library wants them: in dollars, by the clocks of a zone, oldest first and one per time. Of the hour
 * that clocks show twice when summer ends, the second is drawn.
 */
export const candlesInOrder = (
  candles: readonly CandleView[],
  clock: (iso: string) => UTCTimestamp,
): CandlestickData<UTCTimestamp>[] =>
  oncePerTime(
    oldestFirst(candles).map(({ at, open, high, low, close }) => ({
      time: clock(at),
      open: open / 2,
      high: high / 2,
      low: low / 2,
      close: close / 2,
    })),
  );
