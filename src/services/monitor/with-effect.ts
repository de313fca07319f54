import type { ActingFacts } from "#domain/notifications/receipt.ts";
import { type ReadBack, seenPosition } from "#domain/notifications/receipt-record.ts";
import { liquidationDistance } from "#domain/position/distance.ts";
import { withCrossEffect } from "./cross-receipt-facts.ts";
import type { After } from "./rearm-after-effect.ts";

/** The facts of an intent completed by the position read back, and where it was seen. */
export const withEffect = (
  facts: ActingFacts,
  { position: after, net }: After,
  from: ReadBack["from"],
): ActingFacts => {
  if (facts.kind === "cross-guard") return withCrossEffect(facts, net);
  const readBack = { from, position: after === null ? null : seenPosition(after) };
  if (facts.kind !== "margin-guard") return { ...facts, readBack };
  return {
    ...facts,
    readBack,
    liquidationAfter: after?.liquidation ?? null,
    distanceAfter:
      after === null ? null : liquidationDistance(after.side, after.liquidation, facts.inputs.tick.last),
  };
};
