import type { decideMarginGuard } from "#domain/automations/margin-guard.ts";
import { sats } from "#domain/units.ts";
import { plantedVerdict } from "./planted-verdict.ts";

const SHARE = 0.2;

/**
 * Counts how much of the way from the entry to the liquidation the price has gone, and adds a fifth of the margin at
 * every look once that is a fifth: far from the liquidation, again and again, without a cap.
 */
export const decideByWayFromEntry: typeof decideMarginGuard = (facts) => {
  const { entryPrice, liquidation, margin } = facts.position;
  const gone = (entryPrice - facts.tick.last) / (entryPrice - liquidation);
  return plantedVerdict(facts, gone >= SHARE ? sats(Math.round(SHARE * margin)) : null);
};
