import type { CrossGuardConfig } from "#domain/automations/cross-guard/cross-guard.ts";
import type { Leg } from "#domain/automations/guard-step.ts";
import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import type { GuardStanding } from "./automations.ts";

/** A guard on the cross position of an account, as stored; it belongs to the account, and there is one of it. */
export type StoredCrossGuard = {
  readonly id: string;
  readonly userId: string;
  readonly accountId: string;
  readonly config: CrossGuardConfig;
  readonly state: "armed" | "paused" | "ended";
  readonly epoch: number;
  /** Counts the settings it has had, from 1. */
  readonly version: number;
  /** The rule it was last held back by; null when it is free to act. */
  readonly heldBy: string | null;
  readonly createdAt: number;
};

/**
 * A cross guard with what it has spent and where it waits. Its caps count for as long as it stands; a price that acted is
 * done for the position it acted on.
 */
export type CrossGuardStanding = StoredCrossGuard &
  Pick<GuardStanding, "spending" | "dayFreesAt" | "trigger">;

export interface CrossGuards {
  /**
   * Arms a guard: what stands on the account becomes this one, as another version of itself, and keeps what it has spent
   * and what its losses count from. Its prices are set in the same transaction. `from`
   * says where settings come from that nobody wrote anew. Null where the account is not this user's.
   */
  arm(guard: StoredCrossGuard, legs: readonly Leg[], from?: ArmedFrom): Promise<StoredCrossGuard | null>;
  /** Pauses: disarms its prices at once. Null when it is not this user's or has ended. */
  pause(userId: string, guardId: string, at: number): Promise<StoredCrossGuard | null>;
  /** Ends it for good, with all that it waits for; what is under way is still told. Null as in `pause`. */
  end(userId: string, guardId: string, at: number): Promise<StoredCrossGuard | null>;
  /** A guard and its spending as of `at`; null when it does not exist. */
  standing(guardId: string, at: number): Promise<CrossGuardStanding | null>;
  /** Every cross guard of a user that has not ended. */
  ofUser(userId: string, at: number): Promise<readonly CrossGuardStanding[]>;
}
