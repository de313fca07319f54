import type { IntentState } from "#domain/intents/intent.ts";
import type { GuardReceiptFacts } from "#domain/notifications/receipt.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Sats } from "#domain/units.ts";
import type { Network } from "./exchange.ts";
import type { NewReceipt } from "./trade-log.ts";
import type { Rearm, TriggerWork } from "./triggers.ts";

/** A planned add-margin, not yet stored. */
export type AddMarginPlan = {
  readonly id: string;
  readonly userId: string;
  readonly accountId: string;
  readonly automationId: string;
  readonly positionId: string;
  readonly epoch: number;
  readonly amount: Sats;
  readonly marginBefore: Sats;
  readonly facts: GuardReceiptFacts;
  readonly plannedAt: number;
};

/** An intent as stored. `fence` grows with each claim: a step with an old fence changes nothing. */
export type StoredIntent = AddMarginPlan & {
  readonly network: Network;
  readonly state: "planned" | "sent";
  readonly fence: number;
  readonly signedAt: number | null;
  readonly settleUntil: number | null;
  /** When it was claimed. Both by the database's clock, so a read issued after the claim can be held against `settleUntil`. */
  readonly claimedAt: number;
};

/** How an intent ended and all that ends with it, written in one transaction. */
export type Settlement = {
  readonly intent: Pick<StoredIntent, "id" | "fence" | "automationId" | "accountId" | "positionId">;
  readonly state: "confirmed" | "rejected" | "not-applied" | "ambiguous" | "superseded";
  readonly receipt: NewReceipt | null;
  readonly rearm: Rearm;
  /** The position read back; stored with the outcome. Null where it could not be read or is gone. */
  readonly position: IsolatedPosition | null;
  readonly readAt: number;
  readonly at: number;
};

/** One effect that was tried, for whoever holds the exchange's ledger against it. Time in epoch milliseconds. */
export type TriedEffect = {
  readonly automationId: string;
  readonly positionId: string;
  readonly epoch: number;
  readonly amount: Sats;
  readonly signedAt: number | null;
  readonly state: IntentState;
};

export interface Intents {
  /**
   * Commits the plan and ends the work row, in one transaction, with the caps checked again under a lock of the automation.
   * `conflict`: this epoch already has an intent, another one of the account is open, or the guard was changed or paused
   * meanwhile; the work row stays for the next tick, which decides anew from the position as it is then.
   */
  plan(work: TriggerWork, plan: AddMarginPlan): Promise<"planned" | "conflict">;
  /**
   * Freezes the signature time and commits `sent`. False when the intent is no longer ours to send: then nothing may leave.
   * Without a committed `sent` row nothing is ever written to the exchange.
   */
  markSent(intentId: string, fence: number, signedAt: number, settleMs: number): Promise<boolean>;
  /** Commits an outcome with its receipt, outbox row, position and trigger. False when another worker settled it first. */
  settle(settlement: Settlement): Promise<boolean>;
  /** Records in the trade log that the outcome is not known yet; the intent stays `sent`. */
  noteUnknown(receipt: NewReceipt): Promise<void>;
  /** Claims open intents whose lease ran out, oldest first: their fate is unknown and must be read. */
  claimUnsettled(network: Network, limit: number, leaseMs: number): Promise<readonly StoredIntent[]>;
  /** Every intent of an account, oldest first: an audit, not a screen. */
  effectsOf(accountId: string): Promise<readonly TriedEffect[]>;
}
