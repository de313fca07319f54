import type { Tick } from "#domain/triggers/trigger.ts";
import { priceHalfUsd } from "#domain/units.ts";
import type { Network } from "#ports/exchange.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import type { MonitorDeps, TickReport } from "../monitor/monitor-deps.ts";
import { lookAtAlert } from "./look-at-alert.ts";

/** After the market's past could not be read, or somebody else looked first. */
const RETRY_MS = 1_000;

const sinceHit = (tick: Tick, work: TriggerWork): Tick => ({
  ...tick,
  low: priceHalfUsd(Math.min(tick.low, work.low)),
  high: priceHalfUsd(Math.max(tick.high, work.high)),
});

/**
 * Works the alerts among an account's hits and returns the other hits. An alert looks at prices alone: it tells also while
 * the account cannot be read.
 */
export const workAlerts = async (
  deps: MonitorDeps,
  network: Network,
  tick: Tick,
  work: readonly TriggerWork[],
  report: TickReport,
): Promise<readonly TriggerWork[]> => {
  const others: TriggerWork[] = [];
  for (const row of work) {
    const rule = row.isOfAccount ? await deps.rules.find(row.automationId) : null;
    if (rule?.kind !== "price-alert") {
      others.push(row);
      continue;
    }
    if (rule.state !== "armed") {
      await deps.triggers.drop(row);
      report.dropped += 1;
      continue;
    }
    const look = { network, alert: rule, tick: sinceHit(tick, row), work: row };
    if ((await lookAtAlert(deps, look)) === "looked") report.held += 1;
    else {
      await deps.triggers.putOff(row, RETRY_MS);
      report.putOff += 1;
    }
  }
  return others;
};
