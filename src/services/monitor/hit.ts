import type { CrossStep } from "#domain/automations/cross-guard/cross-step.ts";
import type { BalanceShare } from "#domain/automations/guard-bounds.ts";
import type { GuardStep, Leg } from "#domain/automations/guard-step.ts";
import type { AnnouncedFunding } from "#domain/automations/look-ahead.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import type { AccountFacts } from "../accounts/read-account.ts";

/** One hit with all that a verdict about it is taken from. */
export type Hit = {
  readonly account: StoredAccount;
  readonly exchange: Exchange;
  readonly facts: AccountFacts;
  readonly tick: Tick;
  readonly work: TriggerWork;
  /** What it gets of free sats that do not suffice for every hit of the account; absent where they do. */
  readonly share?: BalanceShare;
};

type Terms = {
  /** The step that acts, and those that did before. */
  readonly step: number;
  readonly done: readonly number[];
  /** Where its steps waited when it decided. */
  readonly legs: readonly Leg[];
  readonly cooldownMs: number;
};

type PositionTerms = Terms & {
  readonly of: "position";
  readonly steps: readonly GuardStep[];
  /** How far ahead it looks, and the funding it knew of. */
  readonly settlementsAhead: number;
  readonly funding: AnnouncedFunding | null;
};

/** What of a guard's rule decides when it waits for its prices again: on an isolated position, or on the cross one. */
export type GuardTerms =
  | PositionTerms
  | (Terms & { readonly of: "cross"; readonly steps: readonly CrossStep[] });
