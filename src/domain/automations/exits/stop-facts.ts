import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { BasisPoints, PriceHalfUsd, RateE9 } from "../../units.ts";
import { furtherAhead } from "./ahead.ts";
import type { BreakEvenStopConfig } from "./break-even-stop.ts";
import { isSameStop, type NativeStop, type StopAt, standingLevel } from "./native-stop.ts";
import type { StopLossConfig } from "./stop-loss.ts";
import type { TrailingStopConfig } from "./trailing-stop.ts";

/** One of the three automations that may own the stop slot. */
export type StopAutomation =
  | { readonly kind: "stop-loss"; readonly config: StopLossConfig }
  | { readonly kind: "trailing-stop"; readonly config: TrailingStopConfig }
  | { readonly kind: "break-even-stop"; readonly config: BreakEvenStopConfig };

/** What moving a stop may cost in requests: the least time between two, the least step in basis points of the stop. */
export type RequestBudget = { readonly leastGapMs: number; readonly leastStepBps: BasisPoints };

/** Everything a stop's verdict is taken from: one snapshot, read before deciding. */
export type StopFacts = {
  readonly automation: StopAutomation;
  readonly position: IsolatedPosition;
  /** What the exchange shows in the stop slot. */
  readonly standing: NativeStop | null;
  /**
   * What this automation placed last; outdated once its settings have changed since. Only an outdated stop of its own may be
   * moved away from the market: everything else that stands was put there by the trader.
   */
  readonly placed: { readonly stop: NativeStop; readonly isOutdated: boolean } | null;
  readonly last: PriceHalfUsd;
  /** The best price since the automation was armed with these settings: highest for a long; null when unknown. */
  readonly best: PriceHalfUsd | null;
  /** The trader's closing fee. */
  readonly feeRate: RateE9;
  /** Milliseconds since it last placed or removed a stop here; null before the first time. */
  readonly sinceLastPlacedMs: number | null;
  readonly requestBudget: RequestBudget;
};

/** The best price known: since arming, and the last one in any case. */
export const bestSeen = ({ position, best, last }: StopFacts): PriceHalfUsd =>
  best === null ? last : furtherAhead(position.side, best, last);

/** The stop that stands and where it lies; null where none does that could ever fire. */
export const standingStop = ({ position, standing, last }: StopFacts): StopAt | null => {
  const level = standingLevel(position, standing, last);
  return standing === null || level === null ? null : { stop: standing, level };
};

/** Whether what stands is what this automation placed. */
export const isOwnStanding = ({ standing, placed }: StopFacts): boolean =>
  standing !== null && placed !== null && isSameStop(standing, placed.stop);

/** Whether what stands was placed by this automation under settings that have changed since. */
export const isOutdatedStanding = (facts: StopFacts): boolean =>
  isOwnStanding(facts) && facts.placed?.isOutdated === true;
