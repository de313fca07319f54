import { type PriceHalfUsd, priceFromUsd } from "#domain/units.ts";
import type { Draw } from "./seeded-draw.ts";

/** How the market behaves: volatility a year, and how far it falls in the two hours in the middle. */
export const SCENARIOS = {
  calm: { volatility: 0.3, fall: 0 },
  normal: { volatility: 0.8, fall: 0 },
  crash: { volatility: 1.5, fall: 0.2 },
} as const;

export type Scenario = keyof typeof SCENARIOS;

const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;
const START_USD = 100_000;
const FALL_MS = 2 * 60 * 60 * 1_000;

/** A price every `stepMs`: a random walk in logarithms, with the scenario's fall in the middle. */
export const pricePath = (
  draw: Draw,
  scenario: Scenario,
  { steps, stepMs }: { readonly steps: number; readonly stepMs: number },
): readonly PriceHalfUsd[] => {
  const { volatility, fall } = SCENARIOS[scenario];
  const spread = volatility * Math.sqrt(stepMs / YEAR_MS);
  const fallSteps = Math.min(FALL_MS / stepMs, steps);
  const fallFrom = Math.floor((steps - fallSteps) / 2);
  let log = Math.log(START_USD);
  return Array.from({ length: steps }, (_, step) => {
    const isFalling = step >= fallFrom && step < fallFrom + fallSteps;
    log += spread * draw.normal() + (isFalling ? Math.log(1 - fall) / fallSteps : 0);
    return priceFromUsd(Math.exp(log));
  });
};
