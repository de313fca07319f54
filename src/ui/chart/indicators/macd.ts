import { EMA, MACD } from "trading-signals";
import type { Values } from "./values.ts";

type Settings = { readonly fast: number; readonly slow: number; readonly signal: number };

/**
 * How far the fast exponential average lies above the slow one, and the average of that, over closes in half dollars, oldest
 * first; in dollars. The averages begin with the first close, and are told from `slow` closes on.
 */
export const macdLines = (
  closes: readonly number[],
  { fast, slow, signal }: Settings,
): { readonly macd: Values; readonly signal: Values; readonly histogram: Values } => {
  const over = new MACD(new EMA(fast), new EMA(slow), new EMA(signal));
  const found = closes.map((close) => over.update(close / 2, false));
  return {
    macd: found.map((one) => one?.macd ?? null),
    signal: found.map((one) => one?.signal ?? null),
    histogram: found.map((one) => one?.histogram ?? null),
  };
};
