import { closesForRsi, rsi } from "#domain/market/indicators/rsi.ts";
import { settledLine } from "./settled-line.ts";
import type { Values } from "./values.ts";

/** The index that automatic entries read, of closes in half dollars, oldest first; 0 to 100. */
export const rsiLine = (closes: readonly number[], period: number): Values =>
  settledLine(closes, closesForRsi(period), (known) => {
    const index = rsi(known, period);
    return index === null ? null : index / 100;
  });
