import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { IntentPlan } from "#ports/intents.ts";
import type { GuardTerms } from "./hit.ts";

/** An intent in the hands of whoever holds its fence, with all that is needed to send and settle it. */
export type Order = {
  readonly account: StoredAccount;
  readonly exchange: Exchange;
  readonly intent: IntentPlan & { readonly fence: number };
  /** When its trigger arms again; null for a command, which has none. */
  readonly terms: GuardTerms | null;
  /** The tick's time. */
  readonly at: number;
};

/** What became of an order so far. `unknown`: it may have happened, and only reading will tell. */
export type OrderOutcome = "confirmed" | "rejected" | "unknown" | "superseded";
