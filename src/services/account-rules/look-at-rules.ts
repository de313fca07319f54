import type { Tick } from "#domain/triggers/trigger.ts";
import type { StoredRule } from "#ports/account-rules.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { type AccountFacts, readAccount } from "../accounts/read-account.ts";
import type { DueFacts } from "../accounts/read-due-facts.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { lookAtRule } from "./look-at-rule.ts";

/** One reading of an account, with its balance where that was due, and the market it was read at. */
export type RulesReading = {
  /** Every armed rule of the account. */
  readonly armed: readonly StoredRule[];
  readonly account: StoredAccount;
  readonly exchange: Exchange;
  readonly facts: DueFacts;
  readonly tick: Tick;
};

/**
 * A breaker goes by what an account is worth, until it threw the switch. Alerts and entries wait for prices and times of
 * their own, and a plan is about guards: no request is spent on them here.
 */
const isWatching = (rule: StoredRule): boolean =>
  rule.kind === "drawdown-breaker" && rule.memory.thrownAt === null;

/** A balance that was not due is read with the positions beside it: of two moments they make an equity that never was. */
const wholeFacts = async ({ exchange, facts }: RulesReading): Promise<AccountFacts | null> => {
  const { balance, positions } = facts;
  if (balance !== null) return { balance, positions };
  const fresh = await readAccount(exchange);
  return fresh.ok ? fresh.value : null;
};

/**
 * Looks at the rules of an account from a reading of it, those that watch what it holds. What goes wrong with one rule keeps
 * neither the others nor the reading.
 */
export const lookAtRules = async (deps: MonitorDeps, reading: RulesReading): Promise<void> => {
  const { account, exchange, tick } = reading;
  const rules = reading.armed.filter(isWatching);
  if (rules.length === 0) return;
  const facts = await wholeFacts(reading);
  if (facts === null) return;
  for (const rule of rules) {
    try {
      await lookAtRule(deps, { account, exchange, facts, tick, rule, work: null });
    } catch (error) {
      deps.log.error("rule-look-failed", { accountId: account.id, ruleId: rule.id, error: String(error) });
    }
  }
};
