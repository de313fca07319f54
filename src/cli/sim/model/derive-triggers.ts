import { guardLegs, type Leg } from "#domain/automations/guard-step.ts";
import { type AnnouncedFunding, announcedFunding, lookAhead } from "#domain/automations/look-ahead.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { TriggerRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";
import { spendingOf } from "./spending.ts";
import { triggerKey } from "./trigger-rows.ts";

/** The funding announced on the account's network, as of `at`. */
const fundingOf = (tables: ModelTables, accountId: string, at: number): AnnouncedFunding | null => {
  const network = tables.accounts.get(accountId)?.stored.network;
  return announcedFunding((network && tables.markets.get(network)) ?? null, at);
};

/** Nothing is under way for it. */
const isResting = (tables: ModelTables, automationId: string): boolean => {
  for (const open of tables.openIntents) {
    if (tables.intents.get(open)?.plan.cause.id === automationId) return false;
  }
  return true;
};

/** Nothing waits or is under way for it: such a trigger is asleep for no reason but what held its guard. */
const isIdle = (tables: ModelTables, { automationId, rearmAt }: TriggerRow): boolean =>
  rearmAt === null && isResting(tables, automationId);

const moveLeg = (tables: ModelTables, guard: StoredGuard, { leg, trigger }: Leg): void => {
  const key = triggerKey({ automationId: guard.id, leg });
  const row = tables.triggers.get(key);
  if (row === undefined) return;
  const isUnheldAsleep = guard.heldBy === null && !row.armed;
  if (row.price === trigger.price && !isUnheldAsleep) return;
  const armed = row.armed || (!tables.defects.edgeTriggered && isIdle(tables, row));
  tables.triggers.set(key, { ...row, ...trigger, armed });
};

/** A ladder's price that was hit while another one's work was under way comes back, unless that work is still to end. */
const restoreLegs = (tables: ModelTables, guard: StoredGuard, legs: readonly Leg[]): void => {
  if (tables.workOf.has(guard.id)) return;
  const network = tables.accounts.get(guard.accountId)?.stored.network ?? "paper";
  for (const { leg, trigger } of legs) {
    const key = triggerKey({ automationId: guard.id, leg });
    if (tables.triggers.has(key)) continue;
    tables.last.trigger += 1;
    const ids = { id: tables.last.trigger, automationId: guard.id, leg, accountId: guard.accountId };
    tables.triggers.set(key, {
      ...ids,
      network,
      ...trigger,
      armed: isResting(tables, guard.id),
      rearmAt: null,
    });
  }
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
