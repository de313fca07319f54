import { liquidationDistance } from "../position/distance.ts";
import type { Side } from "../position/side.ts";
import { type BasisPoints, MAX_PRICE, priceHalfUsd } from "../units.ts";

/** What can be liquidated, with what stands before that. Prices in half dollars. */
export type Liquidatable = {
  readonly side: Side;
  readonly liquidation: number;
  readonly stopLoss: number | null;
  readonly guard: {
    readonly state: "armed" | "paused" | "ended";
    /** The price it waits for that the market meets first; null when it waits for none. */
    readonly trigger: number | null;
    /** Why it could not fire now, in words; null when it can. */
    readonly cannotFire: string | null;
  } | null;
};

/** What stands between a position and its liquidation right now. */
export type Protection = "guard" | "stop" | "cannot-fire" | "paused" | "none";

/** How far a position is from its liquidation, and what to call that. */
export type PositionRisk = {
  /** Null when no price can liquidate it. */
  readonly distanceBps: BasisPoints | null;
  readonly kind: "safe" | "watch" | "danger";
};

/** Without a guard that can fire, liquidation closer than this is danger, in basis points. */
const UNGUARDED_DANGER = 500;

/** A guard that cannot fire protects nothing; then a stop at the exchange counts, if there is one. */
export const protectionOf = ({
  guard,
  stopLoss,
}: {
  readonly guard: Pick<NonNullable<Liquidatable["guard"]>, "state" | "cannotFire"> | null;
  readonly stopLoss: number | null;
}): Protection => {
  if (guard?.state === "armed" && guard.cannotFire === null) return "guard";
  if (stopLoss !== null) return "stop";
  if (guard?.state === "armed") return "cannot-fire";
  return guard?.state === "paused" ? "paused" : "none";
};

/** Distance to liquidation in basis points at a price; null when no price can liquidate. */
export const distanceAt = (
  { side, liquidation }: Pick<Liquidatable, "side" | "liquidation">,
  price: number,
): BasisPoints | null =>
  liquidation >= MAX_PRICE ? null : liquidationDistance(side, priceHalfUsd(liquidation), priceHalfUsd(price));

/** The distances at which danger and watch end, in basis points: the trigger, and half as much again. */
export const thresholdsOf = (
  position: Liquidatable,
): { readonly dangerBps: number; readonly watchBps: number } => {
  const at = protectionOf(position) === "guard" ? (position.guard?.trigger ?? null) : null;
  const dangerBps = at === null ? UNGUARDED_DANGER : (distanceAt(position, at) ?? UNGUARDED_DANGER);
  return { dangerBps, watchBps: Math.ceil(dangerBps * 1.5) };
};

/** Safe is far enough and protected; danger is past the trigger, or close with nothing that can act; a stop stands before that. */
export const judgePosition = (position: Liquidatable, last: number): PositionRisk => {
  const distanceBps = distanceAt(position, last);
  if (distanceBps === null) return { distanceBps, kind: "safe" };
  const { dangerBps, watchBps } = thresholdsOf(position);
  const protection = protectionOf(position);
  if (distanceBps < dangerBps && protection !== "stop") return { distanceBps, kind: "danger" };
  const isProtected = protection === "guard" || protection === "stop";
  return { distanceBps, kind: distanceBps < watchBps || !isProtected ? "watch" : "safe" };
};

const RANK = { danger: 0, watch: 1, safe: 2 } as const;

/** The worst first; among equals the one nearest to its liquidation. */
export const byRisk = (one: PositionRisk, other: PositionRisk): number =>
  RANK[one.kind] - RANK[other.kind] ||
  (one.distanceBps ?? Number.POSITIVE_INFINITY) - (other.distanceBps ?? Number.POSITIVE_INFINITY);
