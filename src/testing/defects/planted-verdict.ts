import {
  liquidationAfterAdding,
  type MarginGuardFacts,
  type MarginGuardVerdict,
} from "#domain/automations/margin-guard.ts";
import { liquidationDistance } from "#domain/position/distance.ts";
import { type Sats, sats } from "#domain/units.ts";

/** What a planted guard says in the product's words: it adds `amount` sats, or holds where that is null. */
export const plantedVerdict = (
  { position, tick }: MarginGuardFacts,
  amount: Sats | null,
): MarginGuardVerdict => {
  const distance = liquidationDistance(position.side, position.liquidation, tick.last);
  if (amount === null) return { kind: "hold", rule: "outside-trigger", step: 0, distance, needed: sats(0) };
  return {
    kind: "add-margin",
    rule: "inside-trigger",
    amount,
    limitedBy: null,
    liquidationAfter: liquidationAfterAdding(position, amount),
    step: 0,
    distance,
    needed: amount,
  };
};
