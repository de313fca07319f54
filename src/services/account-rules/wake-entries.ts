import type { StoredRule } from "#ports/account-rules.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { NEXT_TICK } from "./rule-legs.ts";

/**
 * Wakes the entries of an account that wait for nothing any more, because their work was dropped while its key was not
 * accepted. They are armed from the next price: what happened until then is over. Level-triggered, after any reading; it
 * asks the database only where there is an entry.
 */
export const wakeEntries = async (
  deps: Pick<MonitorDeps, "rules">,
  account: Pick<StoredAccount, "id">,
  { armed, at }: { readonly armed: readonly StoredRule[]; readonly at: number },
): Promise<void> => {
  if (!armed.some(({ kind }) => kind === "auto-entry")) return;
  for (const rule of await deps.rules.asleep(account.id)) {
    if (rule.kind !== "auto-entry") continue;
    await deps.rules.settle({
      rule,
      work: null,
      memory: { armed: null },
      state: "armed",
      heldBy: rule.heldBy,
      legs: NEXT_TICK,
      receipt: null,
      at,
    });
  }
};
