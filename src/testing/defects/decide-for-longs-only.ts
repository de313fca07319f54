import { decideMarginGuard } from "#domain/automations/margin-guard.ts";
import { plantedVerdict } from "./planted-verdict.ts";

/** Looks only where the price is above the liquidation, as it is for every long that runs and for no short. */
export const decideForLongsOnly: typeof decideMarginGuard = (facts) =>
  facts.tick.last > facts.position.liquidation ? decideMarginGuard(facts) : plantedVerdict(facts, null);
