import { candleToPrices, type TimedPrice } from "#domain/replay/candle-to-prices.ts";
import { readCandles } from "../replay/read-candles.ts";
import type { Mutant } from "./mutant.ts";
import { type DayResult, playDay } from "./play-day.ts";
import type { Violation } from "./violation.ts";

const DAY_MS = 24 * 60 * 60_000;

export type RecordingWish = {
  /** A file of 1-minute candles. */
  readonly candles: string;
  /** How often margin is changed by hand, on each account and day. */
  readonly changesPerAccount: number;
  readonly mutant?: Mutant;
};

export type RecordingReport = Omit<DayResult, "violations"> & {
  readonly days: number;
  readonly prices: number;
  readonly violations: readonly (Violation & { readonly day: string })[];
};

/** The prices of a recording, a calendar day (UTC) at a time. */
async function* daysOf(file: string): AsyncGenerator<readonly TimedPrice[]> {
  let day: TimedPrice[] = [];
  for await (const candle of readCandles(file)) {
    const first = day[0];
    if (first !== undefined && Math.floor(candle.at / DAY_MS) !== Math.floor(first.at / DAY_MS)) {
      yield day;
      day = [];
    }
    day.push(...candleToPrices(candle));
  }
  if (day.length > 0) yield day;
}

/**
 * Plays a recording day by day, each with accounts and guards of its own, and sums up what was missed.
 * @throws CandleFileError that says what is wrong with the file.
 */
export const playRecording = async (
  { candles, ...wish }: RecordingWish,
  onDay: () => void,
): Promise<RecordingReport> => {
  let [days, prices] = [0, 0];
  const sum = { missed: 0, breaches: 0, changes: 0, liquidations: 0, intents: 0, effects: 0 };
  const violations: (Violation & { day: string })[] = [];
  for await (const day of daysOf(candles)) {
    days += 1;
    prices += day.length;
    const played = await playDay({ ...wish, seed: days, prices: day });
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += played[key];
    const date = new Date(day[0]?.at ?? 0).toISOString().slice(0, 10);
    violations.push(...played.violations.map((violation) => ({ ...violation, day: date })));
    onDay();
  }
  return { days, prices, ...sum, violations };
};
