import type { IsolatedPosition } from "../../position/isolated-position.ts";
import { type BasisPoints, basisPoints, divFloor, type Sats, sats, satsFromBigInt } from "../../units.ts";
import type { GuardDeed, GuardStep, GuardWhen } from "../guard-step.ts";
import type { MarginGuardConfig } from "../margin-guard.ts";
import { type Driver, defaultMarginGuard } from "../margin-guard-defaults.ts";

/** A step that means the same on every position: a price would not. */
export type PlanStep = {
  readonly when: Exclude<GuardWhen, { readonly by: "price" }>;
  readonly deed: GuardDeed;
};

/**
 * The guard of every isolated position of an account that has none of its own. Caps in all are shares of each position's
 * initial margin, in basis points, so that one plan fits positions of any size; null is none. The other amounts in sats.
 */
export type GuardPlanConfig = {
  readonly steps: readonly PlanStep[];
  readonly maxTotalShare: BasisPoints;
  readonly maxLossShare: BasisPoints | null;
  readonly maxPerAction: Sats | null;
  readonly maxPerDay: Sats | null;
  readonly reserve: Sats;
  readonly cooldownMs: number;
  readonly settlementsAhead: number;
};

const WHOLE = 10_000n;

/** A share of a margin, in sats; rounds down, so that no cap is ever more than its share. */
const shareOf = (margin: Sats, share: BasisPoints): Sats =>
  satsFromBigInt(divFloor(BigInt(margin) * BigInt(share), WHOLE));

/** The guard that a plan makes of a position, with caps by its initial margin, rounded down. */
export const guardOfPlan = (
  { maxTotalShare, maxLossShare, ...plan }: GuardPlanConfig,
  { entryMargin }: Pick<IsolatedPosition, "entryMargin">,
): MarginGuardConfig => ({
  ...plan,
  maxTotal: shareOf(entryMargin, maxTotalShare),
  maxLoss: maxLossShare === null ? null : shareOf(entryMargin, maxLossShare),
});

const isPlanStep = (step: GuardStep): step is PlanStep => step.when.by !== "price";

/** The plan offered first: the guard that is offered first for one position, one initial margin and at most twice it lost. */
export const defaultGuardPlan = (driver: Driver): GuardPlanConfig => {
  const { steps, reserve, cooldownMs, settlementsAhead = 0 } = defaultMarginGuard(driver, sats(1));
  return {
    steps: steps.filter(isPlanStep),
    maxTotalShare: basisPoints(10_000),
    maxLossShare: basisPoints(20_000),
    maxPerAction: null,
    maxPerDay: null,
    reserve,
    cooldownMs,
    settlementsAhead,
  };
};
