import { closesForAverage, exponentialAverage } from "#domain/market/indicators/moving-average.ts";
import { settledLine } from "./settled-line.ts";
import type { Values } from "./values.ts";

const E4 = 10_000;

/** The exponential average that automatic entries read, of closes in half dollars, oldest first; in dollars. */
export const emaLine = (closes: readonly number[], period: number): Values =>
  settledLine(closes, closesForAverage("exponential", period), (known) => {
    const average = exponentialAverage(known, period);
    return average === null ? null : average / E4;
  });
