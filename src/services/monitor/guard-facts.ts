import { announcedFunding } from "#domain/automations/look-ahead.ts";
import type { MarginGuardConfig, MarginGuardFacts } from "#domain/automations/margin-guard.ts";
import type { Sats } from "#domain/units.ts";
import type { GuardStanding } from "#ports/automations.ts";
import type { Hit } from "./hit.ts";
import type { MonitorDeps } from "./monitor-deps.ts";
import { sinceHit } from "./since-hit.ts";

/** The funding announced, for a guard that looks ahead to it; the others do not ask. */
const fundingFor = async (
  { markets }: MonitorDeps,
  { account, tick }: Hit,
  { settlementsAhead = 0 }: MarginGuardConfig,
): Promise<Pick<MarginGuardFacts, "funding">> =>
  settlementsAhead === 0 ? {} : { funding: announcedFunding(await markets.seen(account.network), tick.at) };

/**
 * Everything a guard's verdict on a hit is taken from; null where there is nothing for it to decide: it is not armed, or
 * its position is not among those read.
 */
export const guardFacts = async (
  deps: MonitorDeps,
  hit: Hit,
  { state, positionId, spending, config }: GuardStanding,
  tag: Sats,
): Promise<MarginGuardFacts | null> => {
  const position = hit.facts.positions.find((candidate) => candidate.id === positionId);
  if (state !== "armed" || position === undefined) return null;
  return {
    position,
    tick: sinceHit(hit.tick, hit.work),
    balance: hit.facts.balance,
    spending,
    config,
    tag,
    ...(await fundingFor(deps, hit, config)),
    ...(hit.share === undefined ? {} : { share: hit.share }),
  };
};
