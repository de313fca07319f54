import type { ActingFacts } from "#domain/notifications/receipt.ts";
import { liquidationDistance } from "#domain/position/distance.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";

/** The facts of an intent completed by the position read back. */
export const withEffect = (facts: ActingFacts, after: IsolatedPosition | null): ActingFacts =>
  facts.kind !== "margin-guard"
    ? facts
    : {
        ...facts,
        liquidationAfter: after?.liquidation ?? null,
        distanceAfter:
          after === null ? null : liquidationDistance(after.side, after.liquidation, facts.inputs.tick.last),
      };
