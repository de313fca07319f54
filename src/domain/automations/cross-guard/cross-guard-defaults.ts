import type { CrossPosition } from "../../position/cross-position.ts";
import { type BasisPoints, sats } from "../../units.ts";
import { type Driver, defaultMarginGuard } from "../margin-guard-defaults.ts";
import type { CrossGuardConfig } from "./cross-guard.ts";
import { crossLost } from "./cross-stake.ts";
import type { CrossStep } from "./cross-step.ts";

/** A step that closes contracts where liquidation is within `trigger`, until it is `target` away. */
export const reduceWithin = (trigger: BasisPoints, target: BasisPoints): CrossStep => ({
  when: { by: "distance", bps: trigger },
  deed: { kind: "reduce", target },
});

/**
 * The guard offered first: that of an isolated position, on all of the cross margin. It may add as much again, so the most
 * that can be lost is twice the margin there is.
 */
export const defaultCrossGuard = (driver: Driver, position: CrossPosition): CrossGuardConfig => ({
  ...defaultMarginGuard(driver, sats(Math.max(1, position.margin))),
  maxReduce: null,
  lostBefore: crossLost(position),
});
