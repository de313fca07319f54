import type { Tick, TriggerPrice } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { Network } from "./exchange.ts";
import type { NewReceipt } from "./trade-log.ts";

/** A trigger that was hit, leased to us: it ends in the transaction that writes the intent or the verdict. */
export type TriggerWork = {
  readonly id: number;
  readonly triggerId: number;
  readonly automationId: string;
  readonly accountId: string;
  /** The lowest and highest price since it was hit. */
  readonly low: PriceHalfUsd;
  readonly high: PriceHalfUsd;
  /** Liquidation of the automation's position as last read: the nearest is worked first. Null where it has none. */
  readonly liquidation: PriceHalfUsd | null;
};

/** What becomes of a trigger after its work: armed at a price, armed again at a time, or left until something changes. */
export type Rearm =
  | { readonly kind: "now"; readonly trigger: TriggerPrice }
  | { readonly kind: "at"; readonly trigger: TriggerPrice; readonly at: number }
  | { readonly kind: "on-change"; readonly trigger: TriggerPrice };

export interface Triggers {
  /**
   * The whole of matching, in one statement: stores the tick, disarms every trigger whose price lies in it and writes a
   * leased work row for each, arms those whose waiting time is over, and takes over work whose lease ran out. Costs the
   * same whatever the number of triggers. At most `limit` of each; call again while it returns that many.
   * `hasUnsettled` tells whether intents wait to be reconciled.
   */
  match(
    network: Network,
    tick: Tick,
    limit: number,
    leaseMs: number,
  ): Promise<{ readonly work: readonly TriggerWork[]; readonly hasUnsettled: boolean }>;
  /** Ends work with a verdict that moves no money; the receipt, where there is one, is written in the same transaction. */
  hold(work: TriggerWork, rearm: Rearm, heldBy: string | null, receipt: NewReceipt | null): Promise<void>;
  /** Ends work whose automation or position is gone or paused. */
  drop(work: TriggerWork): Promise<void>;
  /** Gives work back, to be taken again after `delayMs`: facts could not be read, so no verdict was taken. */
  putOff(work: TriggerWork, delayMs: number): Promise<void>;
}
