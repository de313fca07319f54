import type { GuardSpending } from "#domain/automations/guard-bounds.ts";
import type { Leg } from "#domain/automations/guard-step.ts";
import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { TriggerPrice } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { Network } from "./exchange.ts";

/** A margin guard as stored. `epoch` counts the effects tried for it. Times in epoch milliseconds. */
export type StoredGuard = {
  readonly id: string;
  readonly userId: string;
  readonly accountId: string;
  readonly positionId: string;
  readonly config: MarginGuardConfig;
  readonly state: "armed" | "paused" | "ended";
  readonly epoch: number;
  /** Counts the settings it has had, from 1. */
  readonly version: number;
  /** The rule it was last held back by; null when it is free to act. */
  readonly heldBy: string | null;
  readonly createdAt: number;
};

/** A guard together with what it has spent and where its trigger stands. */
export type GuardStanding = StoredGuard & {
  readonly spending: GuardSpending;
  /** When the oldest top-up of the last 24 hours leaves the day's cap; null when there is none. */
  readonly dayFreesAt: number | null;
  /** Lowest and highest price it saw when it acted; null while it never did. */
  readonly reach: { readonly low: PriceHalfUsd; readonly high: PriceHalfUsd } | null;
  /** The price it waits for that the market meets first; null when it waits for none. */
  readonly trigger: (TriggerPrice & { readonly armed: boolean }) | null;
};

export interface Automations {
  /**
   * Arms a guard: stores it (replacing the configuration of a guard that stands on the position, as another version of
   * it) and the prices it waits for, in one transaction. Without a single one it is refused by the caller before. `from`
   * says where settings come from that nobody wrote anew.
   */
  arm(guard: StoredGuard, network: Network, legs: readonly Leg[], from?: ArmedFrom): Promise<StoredGuard>;
  /** Pauses: disarms its trigger at once. Null when it is not this user's or has ended. */
  pause(userId: string, guardId: string, at: number): Promise<StoredGuard | null>;
  /**
   * Pauses every armed automation of a user at once, its trigger disarmed; tells how many there were. It is the hold of an
   * account, so it is noted as ours.
   */
  pauseAllOf(userId: string, at: number): Promise<number>;
  find(guardId: string): Promise<StoredGuard | null>;
  /** A guard and its spending as of `at`; null when it does not exist. */
  standing(guardId: string, at: number): Promise<GuardStanding | null>;
  /** Every guard of a user that has not ended, with its standing. */
  ofUser(userId: string, at: number): Promise<readonly GuardStanding[]>;
}
