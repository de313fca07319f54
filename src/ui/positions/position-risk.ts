import { priceAtDistance } from "#domain/position/distance.ts";
import { basisPoints, MAX_PRICE, priceHalfUsd } from "#domain/units.ts";
import type { Liquidatable } from "#domain/verdict/judge-position.ts";
import type { GuardView, PositionView } from "#server/trpc/schemas/views.ts";

/** What the verdict reads of a position: of an isolated one as the API answers it, or of the cross one. */
export type AtRisk = Pick<
  PositionView,
  "side" | "quantity" | "entryPrice" | "liquidation" | "stopLoss" | "takeProfit"
> & {
  readonly guard: Pick<GuardView, "state" | "triggerPrice" | "cannotFire" | "stillFires"> | null;
  /** Which of the two it is told as. */
  readonly isCross?: boolean;
};

type WithGuard = Pick<AtRisk, "guard" | "stopLoss" | "side" | "liquidation">;

/** The position as the domain judges it: what the API calls the price of a trigger is the trigger. */
export const asLiquidatable = ({ side, liquidation, stopLoss, guard }: WithGuard): Liquidatable => ({
  side,
  liquidation,
  stopLoss,
  guard: guard === null ? null : { ...guard, trigger: guard.triggerPrice },
});

/** The price at which liquidation is that far away, in half dollars; null when it cannot be reached. */
export const priceWhereDistanceIs = (
  position: Pick<AtRisk, "side" | "liquidation">,
  bps: number,
): number | null =>
  position.liquidation >= MAX_PRICE
    ? null
    : priceAtDistance(position.side, priceHalfUsd(position.liquidation), basisPoints(bps));
