import type { decideMarginGuard } from "#domain/automations/margin-guard.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { type PriceHalfUsd, sats } from "#domain/units.ts";
import { plantedVerdict } from "./planted-verdict.ts";

/** (1 − distance) · 100, the distance counted from the liquidation: it grows with the danger. */
export const invertedMetric = (
  { liquidation }: Pick<IsolatedPosition, "liquidation">,
  last: PriceHalfUsd,
): number => (1 - Math.abs(last - liquidation) / liquidation) * 100;

/** Acts where the metric is at the threshold or under it, as if it were a distance: far away, and never near. */
export const decideByInvertedMetric: typeof decideMarginGuard = (facts) => {
  const [step] = facts.config.steps;
  const threshold = 100 - (step?.when.by === "distance" ? step.when.bps : 0) / 100;
  const acts = invertedMetric(facts.position, facts.tick.last) <= threshold;
  return plantedVerdict(facts, acts ? sats(10_000) : null);
};
