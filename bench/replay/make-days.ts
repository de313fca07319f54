import { type CandleSeries, seriesOfColumns } from "#domain/rehearsal/candle-series.ts";
import { createRandom } from "../create-random.ts";

const OF_A_DAY = 24 * 60;
const OF_A_YEAR = 365 * OF_A_DAY;
const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 0, 1);
/** In half dollars. */
const FIRST = 200_000;
/** A minute's moves add up to some 80 % in a year, as a lively year of Bitcoin has it. */
const OF_A_MINUTE = 0.8 / Math.sqrt(OF_A_YEAR);
/** A minute in three thousand moves ten times as far. */
const WILD = { share: 1 / 3_000, times: 10 };
const STEPS = 6;

/** So many days of made-up minutes that lean back to the price they begin at, the same for everybody who makes them. */
export const makeDays = (days: number): CandleSeries => {
  const minutes = days * OF_A_DAY;
  const random = createRandom(2_026);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const [at, columns] = [new Float64Array(minutes), () => new Int32Array(minutes)];
  const [open, high, low, close] = [columns(), columns(), columns(), columns()];
  let price = FIRST;
  for (let minute = 0; minute < minutes; minute += 1) {
    const size = (OF_A_MINUTE / Math.sqrt(STEPS)) * (random() < WILD.share ? WILD.times : 1);
    // Leans back to where it began, so that no year drifts away.
    const pull = (Math.log(FIRST / price) / OF_A_YEAR) * 2;
    const seen = Array.from({ length: STEPS }, () => {
      price *= Math.exp(normal() * size + pull / STEPS);
      return Math.round(price);
    });
    const first = minute === 0 ? FIRST : (close[minute - 1] as number);
    at[minute] = START + minute * MINUTE_MS;
    open[minute] = first;
    high[minute] = Math.max(first, ...seen);
    low[minute] = Math.min(first, ...seen);
    close[minute] = seen.at(-1) ?? first;
  }
  return seriesOfColumns({ at, open, high, low, close });
};
