import type { WaitingCrossOrder } from "../../position/cross-position.ts";
import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { PriceHalfUsd, RateE9, Sats } from "../../units.ts";
import type { PriceAlertConfig } from "../alerts/price-alert.ts";
import type { BreakerAccount, DrawdownBreakerConfig } from "../breaker/drawdown-breaker.ts";
import type { CrossGuardConfig } from "../cross-guard/cross-guard.ts";
import type { HeldCross } from "../cross-guard/cross-step.ts";
import type { AutoEntryConfig, MadeEntry } from "../entries/auto-entry.ts";
import type { NativeStop } from "../exits/native-stop.ts";
import type { RequestBudget, StopAutomation } from "../exits/stop-facts.ts";
import { ownerOfStop, type PlacedStop } from "../exits/stop-slot.ts";
import type { TakeProfitConfig } from "../exits/take-profit.ts";
import type { GuardSpending } from "../guard-bounds.ts";
import type { MarginGuardConfig } from "../margin-guard.ts";

/** A guard with what it has spent. */
export type SpendingGuard = { readonly config: MarginGuardConfig; readonly spending: GuardSpending };

/** A rule on the position, as it is to be saved. */
export type PositionRule =
  | ({ readonly kind: "margin-guard" } & SpendingGuard)
  | { readonly kind: "take-profit"; readonly config: TakeProfitConfig }
  | StopAutomation;

/** Another guarded position of the account. */
export type OtherGuard = SpendingGuard & { readonly position: IsolatedPosition };

/** The guard on the cross position of the account, with what it has spent. */
export type SpendingCross = {
  readonly position: HeldCross;
  readonly config: CrossGuardConfig;
  readonly spending: GuardSpending;
};

/** An automatic entry of the account and what it has entered. */
export type ArmedEntry = { readonly config: AutoEntryConfig; readonly made: readonly MadeEntry[] };

/** The account's breaker with its peak, in sats, and what the account holds. */
export type ArmedBreaker = {
  readonly config: DrawdownBreakerConfig;
  readonly peak: Sats;
  readonly account: BreakerAccount;
};

/** Everything conflicts are looked for in: one snapshot of a position, its rules, and the account around it. */
export type ConflictFacts = {
  readonly position: IsolatedPosition;
  readonly last: PriceHalfUsd;
  /** The trader's fee per side. */
  readonly feeRate: RateE9;
  /** Free sats of the account. */
  readonly balance: Sats;
  readonly rules: readonly PositionRule[];
  /** What of the exits at the exchange we placed; anything else that stands there was set by hand. */
  readonly ours: { readonly stop: PlacedStop | null; readonly takeProfit: PriceHalfUsd | null };
  readonly isBackstopOptedOut: boolean;
  readonly requestBudget: RequestBudget;
  readonly others: readonly OtherGuard[];
  /** Null where no guard that may act stands on a cross position. */
  readonly cross: SpendingCross | null;
  readonly entries: readonly ArmedEntry[];
  readonly alerts: readonly PriceAlertConfig[];
  readonly breaker: ArmedBreaker | null;
};

/** The same for the guard of the cross position: one snapshot of it, and of what else of the account may meet it. */
export type CrossConflictFacts = Pick<
  ConflictFacts,
  "last" | "balance" | "others" | "entries" | "breaker"
> & {
  readonly cross: SpendingCross;
  /** What waits on the cross margin, as last read; empty where it never was. */
  readonly orders: readonly WaitingCrossOrder[];
};

/** The guard on the position; of several, which is a conflict of its own, the first. */
export const guardOf = ({ rules }: ConflictFacts): SpendingGuard | null =>
  rules.find((rule) => rule.kind === "margin-guard") ?? null;

/** What the exchange holds in the stop slot. */
const standingOf = ({ stopLoss, stopLossTrailing }: IsolatedPosition): NativeStop | null => {
  if (stopLossTrailing !== null) return { kind: "trailing", bps: stopLossTrailing };
  return stopLoss === null ? null : { kind: "fixed", price: stopLoss };
};

/** The stop that a hand set at the exchange; null where none stands, or ours does. */
export const stopByHand = ({ position, ours }: ConflictFacts): NativeStop | null => {
  const standing = standingOf(position);
  return ownerOfStop({ standing, placedByUs: ours.stop }) === "hand" ? standing : null;
};

/** The take profit that a hand set at the exchange; null where none stands, or ours does. */
export const profitByHand = ({ position, ours }: ConflictFacts): PriceHalfUsd | null =>
  position.takeProfit === ours.takeProfit ? null : position.takeProfit;
