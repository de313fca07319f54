import type { Side } from "../../position/side.ts";
import { earningSide, losingSide, triggerAt } from "../../triggers/trigger-side.ts";
import { divCeil, divFloor, type PriceHalfUsd } from "../../units.ts";
import type { EntryExit } from "./auto-entry.ts";

const WHOLE = 10_000n;

/** Where a position begins: what its exits are measured from. */
export type EntryPoint = {
  readonly side: Side;
  readonly price: PriceHalfUsd;
  readonly liquidation: PriceHalfUsd;
};

/** An exit with its price, null where none was asked for; or one that the exchange would refuse. */
export type ExitPrice =
  | { readonly kind: "accepted"; readonly price: PriceHalfUsd | null }
  | { readonly kind: "refused" };

const acceptedIf = (isAccepted: boolean, price: PriceHalfUsd): ExitPrice =>
  isAccepted ? { kind: "accepted", price } : { kind: "refused" };

/**
 * The stop loss of a position, in half dollars. A distance rounds towards the entry, so it stops early, never late. Refused
 * where it does not lie strictly between liquidation and entry. Source: the exchange's rule for new trades.
 */
export const entryStopLoss = (point: EntryPoint, exit: EntryExit | null): ExitPrice => {
  if (exit === null) return { kind: "accepted", price: null };
  const { side, price: entry, liquidation } = point;
  const stop = exit.by === "price" ? exit.price : stopAtDistance(point, BigInt(exit.bps));
  if (stop === null) return { kind: "refused" };
  return acceptedIf(
    side === "long" ? liquidation < stop && stop < entry : entry < stop && stop < liquidation,
    stop,
  );
};

const stopAtDistance = ({ side, price }: EntryPoint, bps: bigint): PriceHalfUsd | null => {
  const p = BigInt(price);
  const exact = side === "long" ? divCeil(p * (WHOLE - bps), WHOLE) : divFloor(p * (WHOLE + bps), WHOLE);
  return triggerAt(losingSide(side), exact)?.price ?? null;
};

/**
 * The take profit of a position, in half dollars. A distance rounds away from the entry: what was asked for is there when it
 * fires. Refused where it does not lie on the earning side of the entry. Source: the exchange's rule for new trades.
 */
export const entryTakeProfit = (point: EntryPoint, exit: EntryExit | null): ExitPrice => {
  if (exit === null) return { kind: "accepted", price: null };
  const { side, price: entry } = point;
  const goal = exit.by === "price" ? exit.price : goalAtDistance(point, BigInt(exit.bps));
  if (goal === null) return { kind: "refused" };
  return acceptedIf(side === "long" ? goal > entry : goal < entry, goal);
};

const goalAtDistance = ({ side, price }: EntryPoint, bps: bigint): PriceHalfUsd | null => {
  const p = BigInt(price);
  const exact = side === "long" ? divCeil(p * (WHOLE + bps), WHOLE) : divFloor(p * (WHOLE - bps), WHOLE);
  return triggerAt(earningSide(side), exact)?.price ?? null;
};
