import type { Tick } from "#domain/triggers/trigger.ts";
import { type Sats, sats } from "#domain/units.ts";
import type { StoredRule } from "#ports/account-rules.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import type { AccountFacts } from "../accounts/read-account.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";

/** One look at a rule, from one reading of its account; `work` is what its trigger gave, null for a look from a reading alone. */
export type RuleScene<Rule extends StoredRule = StoredRule> = {
  readonly account: StoredAccount;
  readonly exchange: Exchange;
  readonly facts: AccountFacts;
  readonly tick: Tick;
  readonly rule: Rule;
  readonly work: TriggerWork | null;
};

/** What came of a look, as a tick counts it, and the sats that left the balance, or may have. */
export type RuleLooked = {
  readonly came: "confirmed" | "rejected" | "unknown" | "held" | "dropped" | "putOff";
  readonly spent: Sats;
};

/** A rule that waits for the next look: its work comes again. */
const RETRY_MS = 1_000;

/** Gives a look's work back, to be taken again; nothing was decided. */
export const lookAgain = async (
  deps: Pick<MonitorDeps, "triggers">,
  { work }: Pick<RuleScene, "work">,
): Promise<RuleLooked> => {
  if (work !== null) await deps.triggers.putOff(work, RETRY_MS);
  return { came: "putOff", spent: sats(0) };
};
