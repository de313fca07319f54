import { fundingFee } from "#domain/position/funding.ts";
import { sats } from "#domain/units.ts";
import type { CrossPosition } from "../world/cross.ts";
import type { Settlement } from "../world/settlement.ts";
import { transfer } from "../world/transfer.ts";
import type { World } from "../world/world.ts";
import { keepCross, sideOf, sizeOf } from "./cross-position.ts";
import { closeCrossAt } from "./liquidate-cross.ts";

/** Funding of a cross position goes through its margin in both directions. */
export function fundCrossPosition(world: World, position: CrossPosition, settlement: Settlement): void {
  if (position.quantity === 0) return;
  const fee = fundingFee(sideOf(position), sizeOf(position), settlement.fixing, settlement.rate);
  if (fee >= position.margin) {
    closeCrossAt(world, position, position.quantity > 0 ? "sell" : "buy", settlement.fixing);
    return;
  }
  const owner = {
    kind: "funding",
    accountId: position.accountId,
    tradeId: null,
    ref: settlement.id,
  } as const;
  if (fee > 0) transfer(world, { ...owner, from: "cross", to: "funding", amount: fee });
  else transfer(world, { ...owner, from: "funding", to: "cross", amount: sats(-fee) });
  const funded = {
    ...position,
    margin: sats(position.margin - fee),
    fundingPaid: sats(position.fundingPaid + fee),
  };
  keepCross(world, funded, "funding");
}
