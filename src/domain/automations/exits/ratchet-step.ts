import type { Side } from "../../position/side.ts";
import { type BasisPoints, divCeil, type PriceHalfUsd } from "../../units.ts";
import { isAhead } from "./ahead.ts";

/**
 * The least step of a stop, in half dollars: `leastStepBps` of where it lies, one price step at least. Rounds up: a shorter
 * step would spend more requests than the budget says.
 */
export const ratchetStep = (standing: PriceHalfUsd, leastStepBps: BasisPoints): number =>
  Math.max(1, Number(divCeil(BigInt(standing) * BigInt(leastStepBps), 10_000n)));

/** Whether a stop at `level` is tighter than the one at `standing` by the least step. */
export const isWholeStep = (
  side: Side,
  level: PriceHalfUsd,
  standing: PriceHalfUsd,
  leastStepBps: BasisPoints,
): boolean =>
  isAhead(side, level, standing) && Math.abs(level - standing) >= ratchetStep(standing, leastStepBps);
