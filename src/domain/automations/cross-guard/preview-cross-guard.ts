import type { TriggerPrice } from "../../triggers/trigger.ts";
import { type PriceHalfUsd, type Sats, sats } from "../../units.ts";
import type { GuardSpending } from "../guard-bounds.ts";
import { type CrossGuardConfig, decideCrossBeforeMark } from "./cross-guard.ts";
import { crossAtStake } from "./cross-stake.ts";
import { crossGuardTrigger, type HeldCross } from "./cross-step.ts";
import type { CrossGuardVerdict } from "./cross-verdict.ts";

/** What a cross guard would do the first time it fires, and the most the cross margin can then cost. Amounts in sats. */
export type CrossGuardPreview = {
  readonly trigger: TriggerPrice;
  /** True when the last price is already inside the trigger: the guard acts on the next tick. */
  readonly firesNow: boolean;
  /** The verdict at the trigger price (or at the last price, when it fires now), before its mark. */
  readonly verdict: CrossGuardVerdict;
  /** What is at stake now and all the guard may still add to it; null where no cap bounds it. */
  readonly mostToLose: Sats | null;
};

/** What is previewed, and from what. */
export type CrossPreviewFacts = {
  readonly position: HeldCross;
  readonly last: PriceHalfUsd;
  readonly balance: Sats;
  readonly spending: GuardSpending;
  readonly config: CrossGuardConfig;
};

const mostToLose = ({ position, config, spending }: CrossPreviewFacts): Sats | null => {
  const stake = crossAtStake(position, config.lostBefore);
  if (!config.steps.some(({ deed }) => deed.kind === "add-margin")) return stake;
  const { maxTotal, maxLoss } = config;
  const byTotal = maxTotal === null ? null : stake + Math.max(0, maxTotal - spending.addedInAll);
  const byLoss = maxLoss === null ? null : Math.max(stake, maxLoss);
  if (byTotal === null && byLoss === null) return null;
  return sats(Math.min(byTotal ?? Number.MAX_SAFE_INTEGER, byLoss ?? Number.MAX_SAFE_INTEGER));
};

/**
 * The preview shown before arming: the same decision as the live guard, taken at the price that fires it. Null when the
 * position can never be liquidated, or every step has acted.
 */
export const previewCrossGuard = (facts: CrossPreviewFacts): CrossGuardPreview | null => {
  const { position, last, config, spending } = facts;
  const trigger = crossGuardTrigger(position, config.steps, spending.doneSteps);
  if (trigger === null) return null;
  const firesNow = trigger.side === "below" ? last <= trigger.price : last >= trigger.price;
  const price = firesNow ? last : trigger.price;
  const verdict = decideCrossBeforeMark({ ...facts, tick: { low: price, high: price, last: price, at: 0 } });
  return { trigger, firesNow, verdict, mostToLose: mostToLose(facts) };
};
