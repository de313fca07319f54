import { guardLegs } from "#domain/automations/guard-step.ts";
import { type AnnouncedFunding, announcedFunding, lookAhead } from "#domain/automations/look-ahead.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { ModelTables } from "./model-tables.ts";
import { moveLeg, restoreLegs } from "./move-legs.ts";
import { spendingOf } from "./spending.ts";

/** The funding announced on the account's network, as of `at`. */
const fundingOf = (tables: ModelTables, accountId: string, at: number): AnnouncedFunding | null => {
  const network = tables.accounts.get(accountId)?.stored.network;
  return announcedFunding((network && tables.markets.get(network)) ?? null, at);
};

/** Re-derives the triggers of every armed guard on the positions just read. */
export const deriveTriggers = (
  tables: ModelTables,
  accountId: string,
  read: readonly IsolatedPosition[],
  at: number,
): void => {
  for (const guardId of tables.guardsOfAccount.get(accountId) ?? []) {
    const guard = tables.automations.get(guardId)?.guard;
    if (guard?.state !== "armed") continue;
    const position = read.findLast(({ id }) => id === guard.positionId);
    if (position === undefined) continue;
    const { steps } = guard.config;
    const { position: seen } = lookAhead(position, guard.config, fundingOf(tables, accountId, at));
    const legs = guardLegs(seen, steps, spendingOf(tables, guardId, at).doneSteps);
    if (steps.length > 1) restoreLegs(tables, guard, legs);
    for (const leg of legs) moveLeg(tables, guard, leg);
  }
};
