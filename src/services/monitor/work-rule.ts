import { type Sats, sats } from "#domain/units.ts";
import { lookAtRule } from "../account-rules/look-at-rule.ts";
import type { Hit } from "./hit.ts";
import type { MonitorDeps, TickReport } from "./monitor-deps.ts";

/**
 * Works the price or the time a rule of the account waits for. Returns the sats that left the balance, or may have. Where
 * there is no such rule any more, or it is paused, the work is dropped.
 */
export const workRule = async (deps: MonitorDeps, hit: Hit, report: TickReport): Promise<Sats> => {
  const rule = await deps.rules.find(hit.work.automationId);
  if (rule?.state !== "armed") {
    await deps.triggers.drop(hit.work);
    report.dropped += 1;
    return sats(0);
  }
  const { account, exchange, facts, tick, work } = hit;
  const looked = await lookAtRule(deps, { account, exchange, facts, tick, rule, work });
  report[looked.came] += 1;
  return looked.spent;
};
