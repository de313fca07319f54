import type { PriceAlertConfig } from "../../automations/alerts/price-alert.ts";
import type { PriceSample } from "../../automations/alerts/rolling-extremes.ts";
import type { DrawdownBreakerConfig } from "../../automations/breaker/drawdown-breaker.ts";
import type { CrossGuardConfig } from "../../automations/cross-guard/cross-guard.ts";
import type { AutoEntryConfig, MadeEntry } from "../../automations/entries/auto-entry.ts";
import type { EntrySignal } from "../../automations/entries/entry-signal.ts";
import type { ExitKind, ExitRule } from "../../automations/exits/exit-rule.ts";
import type { GuardSpending } from "../../automations/guard-bounds.ts";
import type { GuardPlanConfig } from "../../automations/guard-plan/guard-plan.ts";
import type { GuardStep } from "../../automations/guard-step.ts";
import type { Rest } from "../../automations/history/rest-in.ts";
import type { MarginGuardConfig } from "../../automations/margin-guard.ts";
import type { PriceCandle } from "../../market/indicators/closed-candles.ts";
import type { PanicStage } from "../../panic/panic-stage.ts";
import type { CrossPosition } from "../../position/cross-position.ts";
import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { PriceHalfUsd } from "../../units.ts";
import type { ReceiptFacts, ReceiptOutcome } from "../receipt.ts";

/* What is known of an automation in one minute that is over. Times in epoch milliseconds. */

/** From `from` until before `to`. */
export type Stretch = { readonly from: number; readonly to: number };

/** When an account could not be read; `until` is null while it lasts. */
export type Blindness = {
  readonly since: number;
  readonly until: number | null;
  readonly reason: string | null;
};

/** What may have kept any automation from acting, whatever it is for. */
export type PastStanding = {
  /** When it was paused or over in the minute; null where it stood armed all through it. */
  readonly rest: Rest | null;
  /** False where not all of its pauses were taken down, so that it may have been paused nevertheless. */
  readonly isRestKept: boolean;
  /** When it was armed last before the minute ended; null where that was not kept. */
  readonly armedAt: number | null;
  readonly blind: Blindness | null;
  /** The stage the panic switch stood at through all of the minute; of several the mildest. */
  readonly panic: PanicStage;
};

type OnPosition = {
  /** As last read before the minute, or first in it; null where nothing of that time is kept. */
  readonly position: IsolatedPosition | null;
  readonly positionEndedAt: number | null;
};

/** The settings that were in force; null where it was not armed yet. */
type Set<Config> = { readonly config: Config | null };

export type PastGuard = PastStanding &
  OnPosition &
  Set<MarginGuardConfig> & { readonly kind: "margin-guard"; readonly spending: GuardSpending };

export type PastExit = PastStanding &
  OnPosition & {
    readonly kind: "exit";
    /** What it is now: in its place on the position it may have been another one then. */
    readonly now: ExitKind;
    readonly rule: ExitRule | null;
    readonly version: number;
    /** The guard of the position then: a backstop goes by it. Null where none stood. */
    readonly guard: { readonly steps: readonly GuardStep[]; readonly done: readonly number[] } | null;
  };

export type PastCrossGuard = PastStanding &
  Set<CrossGuardConfig> & {
    readonly kind: "cross-guard";
    readonly spending: GuardSpending;
    /** As last read before the minute, or first in it; null before it was read for the first time. */
    readonly position: CrossPosition | null;
  };

export type PastAlert = PastStanding & Set<PriceAlertConfig> & { readonly kind: "price-alert" };

export type PastEntry = PastStanding &
  Set<AutoEntryConfig> & {
    readonly kind: "auto-entry";
    /** What it had entered before the minute, or may have. */
    readonly entries: readonly MadeEntry[];
  };

export type PastBreaker = PastStanding & Set<DrawdownBreakerConfig> & { readonly kind: "drawdown-breaker" };

export type PastPlan = PastStanding &
  Set<GuardPlanConfig> & {
    readonly kind: "guard-plan";
    /** Isolated positions that ran and had been read before the minute, and those of them on which no guard ever stood by its end. */
    readonly running: number;
    readonly unguarded: number;
    /** Guards that Axisor itself armed on the account's positions in the minute. */
    readonly armed: number;
  };

export type PastAutomation =
  | PastGuard
  | PastExit
  | PastCrossGuard
  | PastAlert
  | PastEntry
  | PastBreaker
  | PastPlan;

/** What a receipt of before tells. */
export type PastReceipt = {
  readonly at: number;
  readonly outcome: ReceiptOutcome;
  readonly facts: ReceiptFacts;
};

/** The prices of the minute. */
export type PastCandle = Pick<PriceCandle, "open" | "low" | "high" | "close">;

/** What the market did, as far as an automation looks; `candle` is null where the exchange has none of the minute. */
export type PastMarket = {
  readonly candle: PastCandle | null;
  /** What it did before the minute, for an alert on a move. */
  readonly samples: readonly PriceSample[];
  /** Minutes before, for an entry on a dip, and what an indicator said. */
  readonly candles: readonly PriceCandle[];
  readonly signal: EntrySignal | null;
};

/** A minute as it is asked about: `before` are the receipts of the automation, newest first; `market` is null before it was read. */
export type Minute<Past extends PastAutomation = PastAutomation> = Past &
  Stretch & { readonly before: readonly PastReceipt[]; readonly market: PastMarket | null };

/** Lowest and highest price of the minute. */
export type LowHigh = { readonly low: PriceHalfUsd; readonly high: PriceHalfUsd };
