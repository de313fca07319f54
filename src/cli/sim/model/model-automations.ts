import { isDeepStrictEqual } from "node:util";
import type { Leg } from "#domain/automations/guard-step.ts";
import type { Automations, GuardStanding, StoredGuard } from "#ports/automations.ts";
import type { AutomationRow } from "./model-rows.ts";
import { addTo, type ModelTables } from "./model-tables.ts";
import { accountRoomOf, spendingOf } from "./spending.ts";
import { fallAsleep, triggerKey, waitOf } from "./trigger-rows.ts";
import { writeTriggers } from "./write-triggers.ts";

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
  const isSame = isDeepStrictEqual(row.guard.config, guard.config);
  const anew: StoredGuard = {
    ...row.guard,
    config: guard.config,
    version: row.guard.version + (isSame ? 0 : 1),
    state: "armed",
    heldBy: null,
  };
  tables.automations.set(anew.id, { ...row, guard: anew });
  return anew;
};

/** Arms a guard, or changes the one that stands on its position. */
export const armGuard = (tables: ModelTables, guard: StoredGuard, legs: readonly Leg[]): StoredGuard => {
  const stored = upsertGuard(tables, guard);
  const key = (leg: number) => triggerKey({ automationId: stored.id, leg });
  writeTriggers(
    tables,
    stored,
    legs.map((leg) => ({ ...leg, kind: "now" })),
  );
  // Whatever else goes wrong in the model's defects, what a trader arms is armed.
  for (const { leg } of legs) {
    const row = tables.triggers.get(key(leg));
    if (row !== undefined) tables.triggers.set(key(leg), { ...row, armed: true, rearmAt: null });
  }
  return stored;
};

const pause = (tables: ModelTables, userId: string, guardId: string): StoredGuard | null => {
  const row = tables.automations.get(guardId);
  if (row === undefined || row.guard.userId !== userId || row.guard.state === "ended") return null;
  const guard: StoredGuard = { ...row.guard, state: "paused" };
  tables.automations.set(guardId, { ...row, guard });
  fallAsleep(tables, guardId);
  return guard;
};

const pauseAllOf = (tables: ModelTables, userId: string): number => {
  const armed = [...tables.automations.values()].filter(
    ({ guard }) => guard.userId === userId && guard.state === "armed",
  );
  for (const { guard } of armed) pause(tables, userId, guard.id);
  const crosses = [...tables.crossGuards.values()].filter(
    ({ guard }) => guard.userId === userId && guard.state === "armed",
  );
  for (const row of crosses)
    tables.crossGuards.set(row.guard.id, { ...row, guard: { ...row.guard, state: "paused" } });
  const exits = [...tables.exits.values()].filter((exit) => exit.userId === userId && exit.state === "armed");
  for (const exit of exits) tables.exits.set(exit.id, { ...exit, state: "paused" });
  const rules = [...tables.rules.values()].filter((rule) => rule.userId === userId && rule.state === "armed");
  for (const rule of rules) tables.rules.set(rule.id, { ...rule, state: "paused" });
  for (const { id } of [...crosses.map(({ guard }) => guard), ...exits, ...rules]) fallAsleep(tables, id);
  return armed.length + crosses.length + exits.length + rules.length;
};

const standingOf = (tables: ModelTables, row: AutomationRow, at: number): GuardStanding => {
  const { dayFreesAt, reach, ...sums } = spendingOf(tables, row.guard.id, at);
  const sinceLastActionMs = row.lastActionAt === null ? null : at - row.lastActionAt;
  return {
    ...row.guard,
    spending: { ...sums, sinceLastActionMs, ...accountRoomOf(tables, row.guard.accountId, at) },
    dayFreesAt,
    reach,
    trigger: waitOf(tables, row.guard.id),
  };
};

/** Automations and what they have spent, in memory. */
export const createModelAutomations = (tables: ModelTables): Automations => ({
  arm: async (guard, _network, legs) => armGuard(tables, guard, legs),
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
