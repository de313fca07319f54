import type { TriggerPrice } from "#domain/triggers/trigger.ts";
import type { Automations, GuardStanding, StoredGuard } from "#ports/automations.ts";
import type { Network } from "#ports/exchange.ts";
import type { AutomationRow } from "./model-rows.ts";
import { addTo, type ModelTables } from "./model-tables.ts";
import { accountRoomOf, spendingOf } from "./spending.ts";

/** The guard that stands on a position. */
const standingOn = (
  tables: ModelTables,
  accountId: string,
  positionId: string,
): AutomationRow | undefined => {
  for (const id of tables.guardsOfAccount.get(accountId) ?? []) {
    const row = tables.automations.get(id);
    if (row?.guard.positionId === positionId && row.guard.state !== "ended") return row;
  }
  return undefined;
};

const insertGuard = (tables: ModelTables, guard: StoredGuard): StoredGuard => {
  if (tables.automations.has(guard.id)) throw new Error(`There is an automation ${guard.id} already`);
  if (!tables.positions.get(guard.accountId)?.has(guard.positionId))
    throw new Error(`There is no position ${guard.positionId}`);
  tables.automations.set(guard.id, { guard, lastActionAt: null });
  addTo(tables.guardsOfAccount, guard.accountId, guard.id);
  return guard;
};

const upsertGuard = (tables: ModelTables, guard: StoredGuard): StoredGuard => {
  const row = standingOn(tables, guard.accountId, guard.positionId);
  if (row === undefined) return insertGuard(tables, guard);
  if (row.guard.userId !== guard.userId) throw new Error("This position is guarded by somebody else");
  const anew: StoredGuard = { ...row.guard, config: guard.config, state: "armed", heldBy: null };
  tables.automations.set(anew.id, { ...row, guard: anew });
  return anew;
};

const arm = (
  tables: ModelTables,
  guard: StoredGuard,
  network: Network,
  trigger: TriggerPrice,
): StoredGuard => {
  const stored = upsertGuard(tables, guard);
  const known = tables.triggers.get(stored.id);
  if (known === undefined) tables.last.trigger += 1;
  const row = known ?? {
    id: tables.last.trigger,
    automationId: stored.id,
    accountId: stored.accountId,
    network,
  };
  tables.triggers.set(stored.id, {
    ...row,
    side: trigger.side,
    price: trigger.price,
    armed: true,
    rearmAt: null,
  });
  return stored;
};

const pause = (tables: ModelTables, userId: string, guardId: string): StoredGuard | null => {
  const row = tables.automations.get(guardId);
  if (row === undefined || row.guard.userId !== userId || row.guard.state === "ended") return null;
  const guard: StoredGuard = { ...row.guard, state: "paused" };
  tables.automations.set(guardId, { ...row, guard });
  const trigger = tables.triggers.get(guardId);
  if (trigger !== undefined) tables.triggers.set(guardId, { ...trigger, armed: false, rearmAt: null });
  return guard;
};

const pauseAllOf = (tables: ModelTables, userId: string): number => {
  const armed = [...tables.automations.values()].filter(
    ({ guard }) => guard.userId === userId && guard.state === "armed",
  );
  for (const { guard } of armed) pause(tables, userId, guard.id);
  return armed.length;
};

const standingOf = (tables: ModelTables, row: AutomationRow, at: number): GuardStanding => {
  const { dayFreesAt, reach, ...sums } = spendingOf(tables, row.guard.id, at);
  const worked = tables.work.get(tables.workOf.get(row.guard.id) ?? -1);
  const trigger = tables.triggers.get(row.guard.id) ?? worked?.trigger;
  const sinceLastActionMs = row.lastActionAt === null ? null : at - row.lastActionAt;
  return {
    ...row.guard,
    spending: { ...sums, sinceLastActionMs, ...accountRoomOf(tables, row.guard.accountId, at) },
    dayFreesAt,
    reach,
    trigger:
      trigger === undefined ? null : { side: trigger.side, price: trigger.price, armed: trigger.armed },
  };
};

/** Automations and what they have spent, in memory. */
export const createModelAutomations = (tables: ModelTables): Automations => ({
  arm: async (guard, network, trigger) => arm(tables, guard, network, trigger),
  pause: async (userId, guardId) => pause(tables, userId, guardId),
  pauseAllOf: async (userId) => pauseAllOf(tables, userId),
  find: async (guardId) => tables.automations.get(guardId)?.guard ?? null,
  standing: async (guardId, at) => {
    const row = tables.automations.get(guardId);
    return row === undefined ? null : standingOf(tables, row, at);
  },
  ofUser: async (userId, at) =>
    [...tables.automations.values()]
      .filter(({ guard }) => guard.userId === userId && guard.state !== "ended")
      .sort((one, other) => one.guard.createdAt - other.guard.createdAt)
      .map((row) => standingOf(tables, row, at)),
});
