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

/**
 * Candles as the chart library wants them: in dollars, by the clocks of a zone, oldest first and one per time. Of the hour
 * that clocks show twice when summer ends, the second is drawn.
 */
export const candlesInOrder = (
  candles: readonly CandleView[],
  timeZone: string,
): CandlestickData<UTCTimestamp>[] => {
  const parts = knownParts(timeZone);
  const byTime = new Map<UTCTimestamp, CandlestickData<UTCTimestamp>>();
  for (const { at, open, high, low, close } of candles.toSorted(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  )) {
    const time = shownBy(parts, Date.parse(at));
    byTime.set(time, { time, open: open / 2, high: high / 2, low: low / 2, close: close / 2 });
  }
  return [...byTime.values()].sort((a, b) => a.time - b.time);
};
