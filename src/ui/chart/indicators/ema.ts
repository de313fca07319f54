import { closesForAverage, exponentialAverage } from "#domain/market/indicators/moving-average.ts";
import { settledLine } from "./settled-line.ts";

const E4 = 10_000;

/** The exponential average that automatic entries read, of closes in half dollars, oldest first; in dollars. */
export const emaLine = (period: number) =>
  settledLine({
    needed: closesForAverage("exponential", period),
    read: (closes) => {
      const average = exponentialAverage(closes, period);
      return average === null ? null : average / E4;
    },
  });
