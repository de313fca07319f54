import { REFUSED_KEY_SLOW_AFTER_MS } from "#domain/accounts/refused-key-retry.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import type { Exchange, Network } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { workAlerts } from "../account-rules/work-alerts.ts";
import { noteUnreadable } from "../accounts/note-unreadable.ts";
import { type AccountFacts, readAccount } from "../accounts/read-account.ts";
import { withExchange } from "../accounts/with-exchange.ts";
import { allocateWork } from "./allocate-work.ts";
import type { MonitorDeps, TickReport } from "./monitor-deps.ts";
import { workTrigger } from "./work-trigger.ts";

/** A position inside its trigger is asked for again sooner than an account that merely is due. */
const UNREAD_RETRY_MS = 1_000;
/** Work waits so long at a time for a key that is not accepted; nothing is asked for it, its readings find out. */
const REFUSED_KEY_WAIT_MS = 5_000;

const isKeyGone = ({ status, notAcceptedSince }: StoredAccount, at: number): boolean =>
  status === "refused" || (notAcceptedSince !== null && at - notAcceptedSince > REFUSED_KEY_SLOW_AFTER_MS);

const putOff = async (
  deps: MonitorDeps,
  work: readonly TriggerWork[],
  delayMs: number,
  report: TickReport,
): Promise<void> => {
  for (const row of work) await deps.triggers.putOff(row, delayMs);
  report.putOff += work.length;
};

/**
 * Hits of one account in one reading of it, one after another: each sees the balance the ones before it left, and no more
 * than its share of it where there is not enough for all.
 */
const workInTurn = async (
  deps: MonitorDeps,
  account: StoredAccount,
  exchange: Exchange,
  facts: AccountFacts,
  tick: Tick,
  work: readonly TriggerWork[],
  report: TickReport,
): Promise<void> => {
  const scene = { account, exchange, facts, tick };
  let balance = facts.balance;
  for (const turn of await allocateWork(deps, scene, work)) {
    const hit = { ...scene, ...turn, facts: { ...facts, balance } };
    const spent = await deps.tracer.span("hit", { network: account.network }, () =>
      workTrigger(deps, hit, report),
    );
    balance = (balance - spent) as typeof balance;
  }
};

/**
 * Gathers fresh facts of one account and works its hits; alerts need none. When the account cannot be read no verdict is taken: the work
 * waits, the account is marked blind, and the next tick tries again. It waits too while the exchange does not accept the
 * key, as long as that may pass by itself. An account that is gone, or whose key we refuse, has no work; nor has one whose
 * key somebody has to replace first: what happened until then is over by the time they do, and the reading that finds the
 * key accepted arms the trigger for what is then.
 */
export const workAccount = async (
  deps: MonitorDeps,
  network: Network,
  tick: Tick,
  hits: readonly TriggerWork[],
  report: TickReport,
): Promise<void> => {
  const work = await workAlerts(deps, network, tick, hits, report);
  if (work.length === 0) return;
  const [first] = work;
  const account = first === undefined ? null : await deps.accounts.find(first.accountId);
  if (account === null || account.network !== network || isKeyGone(account, tick.at)) {
    for (const row of work) await deps.triggers.drop(row);
    report.dropped += work.length;
    return;
  }
  if (account.status === "unauthorized") return putOff(deps, work, REFUSED_KEY_WAIT_MS, report);
  await withExchange(
    deps,
    account,
    async (exchange) => {
      const facts = await deps.tracer.span("reading", { network }, () => readAccount(exchange));
      if (facts.ok) return workInTurn(deps, account, exchange, facts.value, tick, work, report);
      const delayMs = await noteUnreadable(deps, { account, exchange }, facts.failure, tick.at);
      const soon = facts.failure.kind === "rate-limited" ? delayMs : UNREAD_RETRY_MS;
      await putOff(deps, work, soon, report);
    },
    "guard",
  );
};
