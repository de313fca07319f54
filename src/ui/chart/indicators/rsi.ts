import { closesForRsi, rsi } from "#domain/market/indicators/rsi.ts";
import { settledLine } from "./settled-line.ts";

/** The index that automatic entries read, of closes in half dollars, oldest first; 0 to 100. */
export const rsiLine = (period: number) =>
  settledLine({
    needed: closesForRsi(period),
    read: (closes) => {
      const index = rsi(closes, period);
      return index === null ? null : index / 100;
    },
  });
