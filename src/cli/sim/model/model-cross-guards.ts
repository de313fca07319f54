import { isDeepStrictEqual } from "node:util";
import type { CrossGuardStanding, CrossGuards, StoredCrossGuard } from "#ports/cross-guards.ts";
import { standingCrossGuard } from "./cross-rows.ts";
import type { CrossGuardRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";
import { accountRoomOf, crossSpendingOf } from "./spending.ts";
import { fallAsleep, waitOf } from "./trigger-rows.ts";
import { removeTrigger, writeTriggers } from "./write-triggers.ts";

const isAlive = ({ guard }: CrossGuardRow): boolean => guard.state !== "ended";

/** What losses count from stays what it was: arming anew does not forget them. */
const anew = ({ guard: known, lastActionAt }: CrossGuardRow, wanted: StoredCrossGuard): CrossGuardRow => {
  const config = { ...wanted.config, lostBefore: known.config.lostBefore };
  const version = known.version + (isDeepStrictEqual(config, known.config) ? 0 : 1);
  return { guard: { ...known, config, version, state: "armed", heldBy: null }, lastActionAt };
};

const arm = (
  tables: ModelTables,
  ...[guard, legs]: Parameters<CrossGuards["arm"]>
): StoredCrossGuard | null => {
  if (tables.accounts.get(guard.accountId)?.stored.userId !== guard.userId) return null;
  const known = standingCrossGuard(tables, guard.accountId);
  const row =
    known === undefined ? { guard: { ...guard, version: 1 }, lastActionAt: null } : anew(known, guard);
  tables.crossGuards.set(row.guard.id, row);
  writeTriggers(
    tables,
    row.guard,
    legs.map((leg) => ({ ...leg, kind: "now" })),
  );
  return row.guard;
};

/** Pauses or ends one; null where it is not this user's or has ended. */
const stop = (
  tables: ModelTables,
  userId: string,
  guardId: string,
  state: "paused" | "ended",
): StoredCrossGuard | null => {
  const row = tables.crossGuards.get(guardId);
  if (row === undefined || row.guard.userId !== userId || !isAlive(row)) return null;
  const guard: StoredCrossGuard = { ...row.guard, state };
  tables.crossGuards.set(guardId, { ...row, guard });
  if (state === "paused") fallAsleep(tables, guardId);
  else removeTrigger(tables, guardId);
  return guard;
};

const standingOf = (
  tables: ModelTables,
  { guard, lastActionAt }: CrossGuardRow,
  at: number,
): CrossGuardStanding => {
  const { dayFreesAt, reach: _, ...sums } = crossSpendingOf(tables, guard, at);
  const sinceLastActionMs = lastActionAt === null ? null : at - lastActionAt;
  return {
    ...guard,
    spending: { ...sums, sinceLastActionMs, ...accountRoomOf(tables, guard.accountId, at) },
    dayFreesAt,
    trigger: waitOf(tables, guard.id),
  };
};

/** Guards on cross positions, in memory. */
export const createModelCrossGuards = (tables: ModelTables): CrossGuards => ({
  arm: async (...args) => arm(tables, ...args),
  pause: async (userId, guardId) => stop(tables, userId, guardId, "paused"),
  end: async (userId, guardId) => stop(tables, userId, guardId, "ended"),
  standing: async (guardId, at) => {
    const row = tables.crossGuards.get(guardId);
    return row === undefined ? null : standingOf(tables, row, at);
  },
  ofUser: async (userId, at) =>
    [...tables.crossGuards.values()]
      .filter((row) => row.guard.userId === userId && isAlive(row))
      .sort(
        ({ guard: one }, { guard: other }) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1),
      )
      .map((row) => standingOf(tables, row, at)),
});
