import { burstTime } from "#domain/resilience/burst-time.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import type { Network } from "#ports/exchange.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { emptyReport } from "./empty-report.ts";
import type { MonitorDeps, TickReport } from "./monitor-deps.ts";
import { reconcileIntents } from "./reconcile-intents.ts";
import { workAccount } from "./work-account.ts";

/** Hits taken by one statement. */
const BATCH = 1_000;
/** Longer than reading an account and deciding takes; a crashed worker's work is free after this. */
const LEASE_MS = 12_000;
const ACCOUNTS_AT_ONCE = 8;
/** Worth telling whoever runs this. */
const LONG_BURST_MS = 2_000;

/** How far an account's nearest liquidation is from the price, in half dollars; without any it is farthest. */
const danger = (work: readonly TriggerWork[], last: number): number =>
  Math.min(...work.map(({ liquidation }) => (liquidation === null ? last : Math.abs(liquidation - last))));

/** Hits by account, the one nearest to its liquidation first: where requests are few, it is served first. */
const byAccount = (work: readonly TriggerWork[], last: number): readonly (readonly TriggerWork[])[] =>
  [...Map.groupBy(work, (row) => row.accountId).values()].sort(
    (one, other) => danger(one, last) - danger(other, last),
  );

/** Tells the operator how long a burst will take, because the requests it needs are few and shared. */
const foretell = (
  deps: MonitorDeps,
  network: Network,
  accounts: number,
  hits: number,
  report: TickReport,
): void => {
  const rate = deps.signedRate(network);
  const expectedMs = rate === null ? 0 : burstTime(rate, accounts, hits);
  report.expectedMs += expectedMs;
  if (expectedMs >= LONG_BURST_MS) deps.log.warn("burst", { network, accounts, hits, expectedMs });
};

/** Works the accounts a few at a time; what goes wrong with one never stops another. */
const workAll = async (
  deps: MonitorDeps,
  network: Network,
  tick: Tick,
  work: readonly TriggerWork[],
  report: TickReport,
): Promise<void> => {
  const queue = [...byAccount(work, tick.last)];
  foretell(deps, network, queue.length, work.length, report);
  const lane = async (): Promise<void> => {
    for (let own = queue.shift(); own !== undefined; own = queue.shift()) {
      try {
        await workAccount(deps, network, tick, own, report);
      } catch (error) {
        report.putOff += own.length;
        deps.log.error("account-work-failed", { accountId: own[0]?.accountId ?? null, error: String(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(ACCOUNTS_AT_ONCE, queue.length) }, lane));
};

/** The trailing triggers of a tick, beside its prices: what they cannot do must not keep a guard waiting. */
const trail = async (
  deps: MonitorDeps,
  network: Network,
  tick: Tick,
  report: TickReport,
): Promise<number> => {
  try {
    const work = await deps.trailing.match(network, tick, BATCH, LEASE_MS);
    report.hits += work.length;
    if (work.length > 0) await workAll(deps, network, tick, work, report);
    return work.length;
  } catch (error) {
    deps.log.error("trailing-failed", { network, error: String(error) });
    return 0;
  }
};

/** Goes on until nothing is left that this tick could take. */
const takeAll = async (deps: MonitorDeps, network: Network, tick: Tick): Promise<TickReport> => {
  const report = emptyReport();
  for (let isFirst = true; ; isFirst = false) {
    const { work, hasMore, hasUnsettled } = await deps.triggers.match(network, tick, BATCH, LEASE_MS);
    report.hits += work.length;
    // Hits of accounts whose last effect is unknown wait for it in any case: the others need not.
    const [trailed] = await Promise.all([
      trail(deps, network, tick, report),
      isFirst && hasUnsettled ? reconcileIntents(deps, network, tick.at, report) : null,
      work.length > 0 ? workAll(deps, network, tick, work, report) : null,
    ]);
    // What was settled just now may have armed its trigger inside the price: it must not wait for the next tick.
    if (!hasMore && trailed === 0 && !(isFirst && report.reconciled > 0)) return report;
  }
};

/**
 * One tick of the margin monitor: match, reconcile what is unknown, then gather, decide, plan, act and settle for the
 * hits alone. Cron, worker and replay all call it; two at once are harmless, because work is leased and intents are
 * unique. A missed or doubled tick cannot matter: verdicts are taken from the position as it is now.
 */
export const runTick = (deps: MonitorDeps, network: Network, tick: Tick): Promise<TickReport> =>
  deps.tracer.span("tick", { network }, async (note) => {
    const report = await takeAll(deps, network, tick);
    note({ hits: report.hits, reconciled: report.reconciled });
    return report;
  });
