import { placeOf } from "#ui/kit/ruler/ruler-scale.ts";

/** The stretch of prices of the demo's ruler, in dollars; the price can be pulled from one end to the other. */
export const DEMO_DOMAIN = { low: 55_500, high: 71_500 };

/** Steps of the slider under the ruler, equal percentages as on it: one is about 25 dollars. */
export const DEMO_STEPS = 640;

/** The step of the slider that lies under a price in half dollars. */
export const stepOf = (halfUsd: number): number => Math.round(placeOf(DEMO_DOMAIN, halfUsd / 2) * DEMO_STEPS);

/** The price under a step of the slider: whole dollars, told in half dollars. */
export const priceAtStep = (step: number): number =>
  2 * Math.round(DEMO_DOMAIN.low * (DEMO_DOMAIN.high / DEMO_DOMAIN.low) ** (step / DEMO_STEPS));
