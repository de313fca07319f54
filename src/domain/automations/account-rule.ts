import type { PriceHalfUsd } from "../units.ts";
import type { AlertMemory, PriceAlertConfig } from "./alerts/price-alert.ts";
import type { BreakerMemory, DrawdownBreakerConfig } from "./breaker/drawdown-breaker.ts";
import type { TransferBook } from "./breaker/transfer-book.ts";
import type { AutoEntryConfig } from "./entries/auto-entry.ts";
import type { GuardPlanConfig } from "./guard-plan/guard-plan.ts";

/**
 * What a breaker keeps: its peak, null until the first reading of its account, and the transfers that are in it; when it
 * tripped, and when what it throws then stood (epoch milliseconds).
 */
export type BreakerRuleMemory = {
  readonly breaker: BreakerMemory | null;
  readonly book: TransferBook;
  readonly trippedAt: number | null;
  readonly thrownAt: number | null;
};

/** A breaker that has read nothing yet. */
export const UNREAD_BREAKER: BreakerRuleMemory = {
  breaker: null,
  book: { believed: [], doubted: null },
  trippedAt: null,
  thrownAt: null,
};

/** Where the price was when this turn of an entry's trigger was armed, and when (epoch milliseconds); null before the first look. */
export type EntryMemory = { readonly armed: { readonly from: PriceHalfUsd; readonly at: number } | null };

/** What a rule keeps that decides from each reading alone. */
export type NothingKept = { readonly keeps: "nothing" };

/**
 * An automation of a whole account, on no position of it: what the trader set, and what it keeps between two looks. A
 * memory is replaced only by who saw the one before it, so two looks at once never count one thing twice.
 */
export type AccountRule =
  | { readonly kind: "price-alert"; readonly config: PriceAlertConfig; readonly memory: AlertMemory }
  | {
      readonly kind: "drawdown-breaker";
      readonly config: DrawdownBreakerConfig;
      readonly memory: BreakerRuleMemory;
    }
  | { readonly kind: "auto-entry"; readonly config: AutoEntryConfig; readonly memory: EntryMemory }
  | { readonly kind: "guard-plan"; readonly config: GuardPlanConfig; readonly memory: NothingKept };

export type AccountRuleKind = AccountRule["kind"];

/** What the trader set of a rule, without what it keeps between two looks. */
export type AccountRuleSettings = {
  [Kind in AccountRuleKind]: Pick<Extract<AccountRule, { readonly kind: Kind }>, "kind" | "config">;
}[AccountRuleKind];

/** Every kind there is. */
export const ACCOUNT_RULE_KINDS = [
  "price-alert",
  "drawdown-breaker",
  "auto-entry",
  "guard-plan",
] as const satisfies readonly AccountRuleKind[];

/** Whether a kind of automation belongs to an account and to no position of it. */
export const isAccountRuleKind = (kind: string): kind is AccountRuleKind =>
  (ACCOUNT_RULE_KINDS as readonly string[]).includes(kind);

/** The place a rule takes in its account. */
export type AccountSlot = "alert" | "breaker" | "entry" | "guard-plan";

const SLOTS: Record<AccountRuleKind, AccountSlot> = {
  "price-alert": "alert",
  "drawdown-breaker": "breaker",
  "auto-entry": "entry",
  "guard-plan": "guard-plan",
};

export const slotOfRule = (kind: AccountRuleKind): AccountSlot => SLOTS[kind];

/** How many rules of a kind one account may have at once: a second breaker or plan would only contradict the first. */
export const MOST_RULES: Record<AccountRuleKind, number> = {
  "price-alert": 50,
  "drawdown-breaker": 1,
  "auto-entry": 20,
  "guard-plan": 1,
};
