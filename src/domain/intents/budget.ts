import type { Sats } from "../units.ts";

/** Caps on sats added, each in sats; null is no cap. */
export type Caps = {
  readonly perAction: Sats | null;
  /** Most an automation may add in all to its position; every cause that adds to the position counts. */
  readonly perPosition: Sats | null;
  /** Most an automation may add in any 24 hours. */
  readonly perDay: Sats | null;
  /** Most all causes together may add in any 24 hours on the account. */
  readonly accountPerDay: Sats | null;
};

/** What has been spent or is reserved: open and ambiguous intents count as spent until they are proven not to be. */
export type Spent = {
  readonly onPosition: Sats;
  readonly inDay: Sats;
  readonly accountInDay: Sats;
};

export type BudgetVerdict =
  | { readonly kind: "fits" }
  | { readonly kind: "over"; readonly rule: "action-cap" | "total-cap" | "day-cap" | "account-day-cap" };

/** Whether `amount` sats more stay inside every cap, and the first cap they would pass. Asked at plan time and again at send. */
export const checkBudget = (caps: Caps, spent: Spent, amount: Sats): BudgetVerdict => {
  const passes = (used: number, cap: Sats | null): boolean => cap !== null && used + amount > cap;
  if (passes(0, caps.perAction)) return { kind: "over", rule: "action-cap" };
  if (passes(spent.onPosition, caps.perPosition)) return { kind: "over", rule: "total-cap" };
  if (passes(spent.inDay, caps.perDay)) return { kind: "over", rule: "day-cap" };
  if (passes(spent.accountInDay, caps.accountPerDay)) return { kind: "over", rule: "account-day-cap" };
  return { kind: "fits" };
};
