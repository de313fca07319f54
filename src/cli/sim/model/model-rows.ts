import type { IntentState } from "#domain/intents/intent.ts";
import type { TrailingDistance } from "#domain/triggers/trailing.ts";
import type { TriggerSide } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd, Sats } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { StoredCrossGuard } from "#ports/cross-guards.ts";
import type { StoredCross } from "#ports/cross-positions.ts";
import type { Network } from "#ports/exchange.ts";
import type { StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import type { IntentPlan } from "#ports/intents.ts";
import type { NewReceipt, StoredReceipt } from "#ports/trade-log.ts";

/*
 * Rows are never changed, only replaced: what a port answers is a part of a row, shared and not copied. Times in epoch
 * milliseconds; leases and settle times by the database's clock.
 */

export type AccountRow = {
  readonly stored: StoredAccount;
  readonly nextReadAt: number;
  readonly blindToldAt: number | null;
  readonly maxAddedPerDay: Sats | null;
};

export type PositionRow = { readonly stored: StoredPosition; readonly isRunning: boolean };

export type AutomationRow = { readonly guard: StoredGuard; readonly lastActionAt: number | null };

export type CrossGuardRow = { readonly guard: StoredCrossGuard; readonly lastActionAt: number | null };

/** A cross position as it is kept; whether it is guarded is asked of the guards. */
export type CrossRow = {
  readonly stored: Omit<StoredCross, "isGuarded">;
  readonly blindToldAt: number | null;
};

/** A trigger that waits. */
export type TriggerRow = {
  readonly id: number;
  readonly automationId: string;
  /** Which of its prices; see `Leg`. */
  readonly leg: number;
  readonly accountId: string;
  readonly network: Network;
  readonly side: TriggerSide;
  /** Null while it trails. */
  readonly price: PriceHalfUsd | null;
  /** How far it trails, and since when: null until its price, from which it does. Null for one that never trails. */
  readonly trailing: { readonly distance: TrailingDistance; readonly since: number | null } | null;
  readonly armed: boolean;
  readonly rearmAt: number | null;
};

/** A trigger that was hit; it is not among the others meanwhile. */
export type WorkRow = {
  readonly id: number;
  readonly trigger: TriggerRow;
  readonly low: PriceHalfUsd;
  readonly high: PriceHalfUsd;
  readonly leaseUntil: number;
};

/** One step of an intent's life; `at` by the database's clock. */
export type IntentStep = { readonly state: IntentState; readonly fence: number; readonly at: number };

export type IntentRow = {
  readonly plan: IntentPlan;
  readonly network: Network;
  readonly subject: string;
  readonly amount: Sats | null;
  readonly state: IntentState;
  readonly fence: number;
  readonly attempts: number;
  readonly leaseUntil: number;
  readonly signedAt: number | null;
  readonly settleUntil: number | null;
  readonly unknownToldAt: number | null;
  readonly doneAt: number | null;
  /** Every state it was put into, oldest first. */
  readonly history: readonly IntentStep[];
};

/** A receipt with its notice: the two are always written together. */
export type ReceiptRow = { readonly stored: StoredReceipt; readonly severity: NewReceipt["severity"] };
