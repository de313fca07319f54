import type { StoredRule } from "#ports/account-rules.ts";

type Owner = { readonly id: string; readonly userId: string; readonly accountId: string };

/** What every rule of an account begins with when it is armed at `at` (epoch milliseconds), beside its kind, settings and memory. */
export const asArmed = (
  { id, userId, accountId }: Owner,
  at: number,
): Omit<StoredRule, "kind" | "config" | "memory"> => ({
  id,
  userId,
  accountId,
  state: "armed",
  epoch: 0,
  version: 1,
  looks: 0,
  heldBy: null,
  createdAt: at,
});
