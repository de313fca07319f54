import { BollingerBands } from "trading-signals";
import type { Values } from "./values.ts";

type Settings = { readonly period: number; readonly deviations: number };

/**
 * Bollinger's bands over closes in half dollars, oldest first; in dollars. The middle is the plain average of `period`
 * closes, the others lie `deviations` standard deviations (of those closes, not of a sample) from it.
 */
export const bollingerLines = (
  closes: readonly number[],
  { period, deviations }: Settings,
): { readonly upper: Values; readonly middle: Values; readonly lower: Values } => {
  const bands = new BollingerBands(period, deviations);
  const found = closes.map((close) => bands.update(close / 2, false));
  return {
    upper: found.map((one) => one?.upper ?? null),
    middle: found.map((one) => one?.middle ?? null),
    lower: found.map((one) => one?.lower ?? null),
  };
};
