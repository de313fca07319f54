import type { decideMarginGuard } from "#domain/automations/margin-guard.ts";
import { sats } from "#domain/units.ts";
import { plantedVerdict } from "./planted-verdict.ts";

/**
 * Adds 1,000 sats wherever liquidation is at 95 % of the price or more. That holds for every short however safe it is,
 * and neither a cap nor a cooldown ends it.
 */
export const decideByRatio: typeof decideMarginGuard = (facts) =>
  plantedVerdict(facts, facts.position.liquidation / facts.tick.last >= 0.95 ? sats(1_000) : null);
