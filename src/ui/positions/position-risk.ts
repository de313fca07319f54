import { liquidationDistance, priceAtDistance } from "#domain/position/distance.ts";
import { basisPoints, MAX_PRICE, priceHalfUsd } from "#domain/units.ts";
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

/** Without a guard that can fire, liquidation closer than this is danger. */
const UNGUARDED_DANGER_BPS = 500;

/** What stands between a position and its liquidation right now. */
export type Protection = "guard" | "stop" | "cannot-fire" | "paused" | "none";

/** A guard that cannot fire protects nothing; then a stop at the exchange counts, if there is one. */
export const protectionOf = ({ guard, stopLoss }: Pick<AtRisk, "guard" | "stopLoss">): Protection => {
  if (guard?.state === "armed" && guard.cannotFire === null) return "guard";
  if (stopLoss !== null) return "stop";
  if (guard?.state === "armed") return "cannot-fire";
  return guard?.state === "paused" ? "paused" : "none";
};

/** Distance to liquidation in basis points at the last price; null when the position can never be liquidated. */
export const distanceAt = (position: Pick<AtRisk, "side" | "liquidation">, last: number): number | null =>
  position.liquidation >= MAX_PRICE
    ? null
    : liquidationDistance(position.side, priceHalfUsd(position.liquidation), priceHalfUsd(last));

/** The distances at which danger and watch end, in basis points: the trigger, and half as much again. */
export const thresholdsOf = (
  position: Pick<AtRisk, "guard" | "stopLoss" | "side" | "liquidation">,
): { readonly dangerBps: number; readonly watchBps: number } => {
  const { guard } = position;
  const at = protectionOf(position) === "guard" ? (guard?.triggerPrice ?? null) : null;
  const dangerBps = at === null ? UNGUARDED_DANGER_BPS : (distanceAt(position, at) ?? UNGUARDED_DANGER_BPS);
  return { dangerBps, watchBps: Math.ceil(dangerBps * 1.5) };
};

/** The price at which liquidation is that far away, in half dollars; null when it cannot be reached. */
export const priceWhereDistanceIs = (
  position: Pick<AtRisk, "side" | "liquidation">,
  bps: number,
): number | null =>
  position.liquidation >= MAX_PRICE
    ? null
    : priceAtDistance(position.side, priceHalfUsd(position.liquidation), basisPoints(bps));
