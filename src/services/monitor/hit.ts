import type { Tick, TriggerPrice } from "#domain/triggers/trigger.ts";
import type { BasisPoints } from "#domain/units.ts";
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
};

/** What of a guard's rule decides when its trigger arms again. */
export type GuardTerms = {
  readonly trigger: TriggerPrice;
  readonly cooldownMs: number;
  readonly bps: BasisPoints;
};
