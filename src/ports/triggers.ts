import type { TrailingTrigger } from "#domain/triggers/trailing.ts";
import type { ArmedGroup, TrailingProbe } from "#domain/triggers/trailing-memory.ts";
import type { Tick, TriggerPrice } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { Network } from "./exchange.ts";
import type { NewReceipt } from "./trade-log.ts";

/** A trigger that was hit, leased to us: it ends in the transaction that writes the intent or the verdict. */
export type TriggerWork = {
  /** Of this lease: whoever takes the work over has it under another. */
  readonly id: number;
  readonly triggerId: number;
  readonly automationId: string;
  readonly accountId: string;
  /** Whether its automation is a rule of the whole account: one that only looks at prices needs no reading of it. */
  readonly isOfAccount: boolean;
  /** The lowest and highest price since it was hit. */
  readonly low: PriceHalfUsd;
  readonly high: PriceHalfUsd;
  /** Liquidation of the automation's position as last read: the nearest is worked first. Null where it has none. */
  readonly liquidation: PriceHalfUsd | null;
};

/** What becomes of a trigger after its work: armed at once, armed again at a time, or left until something changes. */
export type Rearm =
  | { readonly kind: "now"; readonly trigger: TriggerPrice | TrailingTrigger }
  | { readonly kind: "at"; readonly trigger: TriggerPrice | TrailingTrigger; readonly at: number }
  | { readonly kind: "on-change"; readonly trigger: TriggerPrice | TrailingTrigger };

/** What becomes of each price an automation waits for; one that is not among them is waited for no more. */
export type LegRearm = Rearm & { readonly leg: number };

export interface Triggers {
  /**
   * The whole of matching, in one statement: stores the tick, disarms every trigger whose price lies in it by turning it
   * into a leased work row, arms those whose waiting time is over, and takes over work whose lease ran out. A trailing
   * trigger whose activation price lies in it gives no work: it trails from this tick on. Costs the same whatever the
   * number of triggers. At most `limit` of each; call again while `hasMore`, which is so too while somebody else holds a
   * trigger that the tick reaches. `hasUnsettled` tells whether intents wait to be reconciled.
   */
  match(
    network: Network,
    tick: Tick,
    limit: number,
    leaseMs: number,
  ): Promise<{
    readonly work: readonly TriggerWork[];
    readonly hasMore: boolean;
    readonly hasUnsettled: boolean;
  }>;
  /** Ends work with a verdict that moves no money; the receipt, where there is one, is written in the same transaction. */
  hold(
    work: TriggerWork,
    legs: readonly LegRearm[],
    heldBy: string | null,
    receipt: NewReceipt | null,
  ): Promise<void>;
  /** Ends work whose automation or position is gone or paused; the trigger comes back asleep. */
  drop(work: TriggerWork): Promise<void>;
  /**
   * Gives work back, to be taken again after `delayMs`: facts could not be read, so no verdict was taken. Changes nothing
   * once the lease has run out: whoever is late has no say in when somebody else may try.
   */
  putOff(work: TriggerWork, delayMs: number): Promise<void>;
}

/** Triggers that trail; their best prices are kept in memory, so a new best writes nothing. */
export interface TrailingTriggers {
  /** Arms an automation's trigger as a trailing one, whatever it was. False when there is no such automation. */
  arm(automationId: string, trigger: TrailingTrigger): Promise<boolean>;
  /** Every group with an armed trigger that trails now. Costs one index probe for each group, and one when there is none. */
  armed(network: Network): Promise<readonly ArmedGroup[]>;
  /**
   * Turns the triggers that the probes name into leased work rows, in one statement; `tick` is the interval that fired
   * them. At most `limit`; call again while `hasMore`. Two at once share the triggers between them.
   */
  match(
    network: Network,
    probes: readonly TrailingProbe[],
    tick: Pick<Tick, "low" | "high">,
    limit: number,
    leaseMs: number,
  ): Promise<{ readonly work: readonly TriggerWork[]; readonly hasMore: boolean }>;
}
