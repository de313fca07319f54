import { decideMarginGuard } from "#domain/automations/margin-guard.ts";
import { isReached, type Tick } from "#domain/triggers/trigger.ts";
import type { GuardStanding } from "#ports/automations.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { readAccount } from "#services/accounts/read-account.ts";
import { emptyReport } from "#services/monitor/empty-report.ts";
import type { MonitorDeps } from "#services/monitor/monitor-deps.ts";
import type { runTick } from "#services/monitor/run-tick.ts";

const act = async (deps: MonitorDeps, account: StoredAccount, guard: GuardStanding, tick: Tick) =>
  deps.vault.withCredential(account, "guard", async (credential) => {
    const exchange = deps.exchanges.withCredential(account.network, credential, "guard");
    const facts = await readAccount(exchange);
    const position = facts.ok ? facts.value.positions.find(({ id }) => id === guard.positionId) : undefined;
    if (!facts.ok || position === undefined) return false;
    const { balance } = facts.value;
    const { spending, config } = guard;
    const verdict = decideMarginGuard({ position, tick, balance, spending, config, tag: deps.tagOf("") });
    if (verdict.kind !== "add-margin") return false;
    const terms = { positionId: position.id, signedAt: deps.clock() };
    return (await exchange.addMargin({ ...terms, amount: verdict.amount })).ok;
  });

/**
 * Decides and sends at every tick, beside whatever tick is still under way, and writes nothing down. What did not answer
 * "done" waits for its trigger again as if nothing had left.
 */
export const tickWithoutLock = (account: StoredAccount): typeof runTick => {
  const done = new Set<string>();
  return async (deps, _network, tick) => {
    for (const guard of await deps.automations.ofUser(account.userId, tick.at)) {
      if (done.has(guard.id) || guard.trigger === null || !isReached(guard.trigger, tick)) continue;
      const sent = await act(deps, account, guard, tick);
      if (sent.ok && sent.value) done.add(guard.id);
    }
    return emptyReport();
  };
};
