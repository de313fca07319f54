import type { BasisPoints } from "../units.ts";

const FAR_MS = 10_000;
const NEAR_MS = 5_000;
const CLOSE_MS = 2_500;

/**
 * How long a reading of an account may stand, in milliseconds: the nearer its nearest liquidation, the shorter.
 * `nearest` is null while the account has no position.
 */
export const nextReadDelay = (nearest: BasisPoints | null): number => {
  if (nearest === null || nearest >= 1_000) return FAR_MS;
  return nearest >= 300 ? NEAR_MS : CLOSE_MS;
};
