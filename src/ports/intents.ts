import type { IntentAction } from "#domain/intents/action.ts";
import type { Cause, Subject } from "#domain/intents/cause.ts";
import type { Evidence } from "#domain/intents/evidence.ts";
import type { IntentState } from "#domain/intents/intent.ts";
import type { ActingFacts } from "#domain/notifications/receipt.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Sats } from "#domain/units.ts";
import type { Network } from "./exchange.ts";
import type { NewReceipt } from "./trade-log.ts";
import type { LegRearm, TriggerWork } from "./triggers.ts";

/** A planned effect, not yet stored. Times in epoch milliseconds. */
export type IntentPlan = {
  readonly id: string;
  readonly userId: string;
  readonly accountId: string;
  readonly cause: Cause;
  readonly subject: Subject;
  /** Counts the effects tried for one cause on one subject; with them it makes the intent unique. */
  readonly epoch: number;
  readonly action: IntentAction;
  /** The account as it was read for the decision: what a later reading is held against. */
  readonly before: Evidence;
  readonly facts: ActingFacts;
  readonly plannedAt: number;
  /** A plan that could not be sent by then is given up: a stale effect is worse than none. Null: it never gets stale. */
  readonly expiresAt: number | null;
};

/** An intent as stored. `fence` grows with each claim: a step with an old fence changes nothing. */
export type StoredIntent = IntentPlan & {
  readonly network: Network;
  readonly state: "planned" | "sent";
  readonly fence: number;
  /** How often it was sent; more than once only for what is safe to repeat. */
  readonly attempts: number;
  readonly signedAt: number | null;
  readonly settleUntil: number | null;
  /** When it was claimed. Both by the database's clock, so a read issued after the claim can be held against `settleUntil`. */
  readonly claimedAt: number;
};

/** How an intent ended and all that ends with it, written in one transaction. */
export type Settlement = {
  readonly intent: Pick<StoredIntent, "id" | "fence" | "cause" | "accountId" | "subject">;
  readonly state: "confirmed" | "rejected" | "not-applied" | "ambiguous" | "superseded";
  readonly receipt: NewReceipt | null;
  /** What becomes of the prices the automation waits for; null where the cause has none. */
  readonly legs: readonly LegRearm[] | null;
  /** The position read back; stored with the outcome. Null where it could not be read or is gone. */
  readonly position: IsolatedPosition | null;
  readonly readAt: number;
  readonly at: number;
};

/** One effect that was tried, for whoever holds the exchange's ledger against it. Time in epoch milliseconds. */
export type TriedEffect = {
  readonly id: string;
  readonly cause: Cause;
  readonly subject: Subject;
  readonly epoch: number;
  readonly action: IntentAction["kind"];
  readonly amount: Sats | null;
  readonly signedAt: number | null;
  readonly state: IntentState;
};

/** What is committed with `sent`. */
export type Sending = {
  /** The only stamp the request will ever carry, epoch milliseconds of the exchange's clock. */
  readonly signedAt: number;
  readonly settleMs: number;
  /** The caller's tick, by which a plan expires and a day's spending is counted. */
  readonly at: number;
};

export interface Intents {
  /**
   * Commits the plan and ends the work row that led to it (null for a command), in one transaction, with every cap
   * checked under a lock of the account. `conflict`: this cause, subject and epoch already has an intent, another action
   * that must be alone is open on the account, a cap leaves no room, the panic switch does not let it through, or the
   * automation was changed or paused meanwhile;
   * the work row stays for the next tick, which decides anew from the position as it is then.
   */
  plan(work: TriggerWork | null, plan: IntentPlan): Promise<"planned" | "conflict">;
  /**
   * Commits `sent` with its stamp. `gone`: the intent is no longer ours to send. `refused`: its automation was paused, a
   * cap was lowered, the panic switch was thrown, or it expired since it was planned. Nothing may leave unless the answer is `sent`; an error means
   * that the commit is unknown, and then nothing may leave either.
   */
  markSent(
    intent: Pick<StoredIntent, "id" | "fence">,
    sending: Sending,
  ): Promise<"sent" | "gone" | "refused">;
  /** Commits an outcome with its receipt, outbox row, position and trigger. False when another worker settled it first. */
  settle(settlement: Settlement): Promise<boolean>;
  /** Records in the trade log that the outcome is not known yet; the intent stays `sent`. Told once an intent. */
  noteUnknown(intentId: string, receipt: NewReceipt): Promise<void>;
  /** Claims open intents whose lease ran out, oldest first: their fate is unknown and must be read. */
  claimUnsettled(network: Network, limit: number, leaseMs: number): Promise<readonly StoredIntent[]>;
  /** Gives a claimed intent back until its signature has run out, or for `atLeastMs`, whichever is later. */
  waitToSettle(intent: Pick<StoredIntent, "id" | "fence">, atLeastMs: number): Promise<void>;
  /** Every intent of an account, oldest first: an audit, not a screen. */
  effectsOf(accountId: string): Promise<readonly TriedEffect[]>;
  /** Every intent of one cause on an account, oldest first: empty where nothing was planned for it there. */
  ofCause(accountId: string, causeId: string): Promise<readonly TriedEffect[]>;
  /** The ids of orders on an account that are being taken back: an intent on each is planned or sent, and not judged yet. */
  ordersTakenBack(accountId: string): Promise<readonly string[]>;
}
