import { isDeepStrictEqual } from "node:util";
import { slotOf } from "#domain/automations/exits/exit-rule.ts";
import type { ActionKind } from "#domain/intents/action.ts";
import { subjectKey } from "#domain/intents/cause.ts";
import type { Exits, LastPlacing, PositionExits, StoredExit } from "#ports/exits.ts";
import type { IntentRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";
import { fallAsleep } from "./trigger-rows.ts";
import { subjectOfAccount } from "./write-intent.ts";
import { refuseBadReceipt, writeReceipt } from "./write-receipt.ts";
import { writeTriggers } from "./write-triggers.ts";

const MAY_STAND: ReadonlySet<IntentRow["state"]> = new Set(["sent", "confirmed", "ambiguous"]);
const STOPS: ReadonlySet<ActionKind> = new Set<ActionKind>([
  "set-stop-loss",
  "set-trailing-stop",
  "remove-stop-loss",
]);
const TAKE_PROFITS: ReadonlySet<ActionKind> = new Set<ActionKind>(["set-take-profit", "remove-take-profit"]);

const inSlot = (tables: ModelTables, wanted: StoredExit): StoredExit | undefined =>
  [...tables.exits.values()].find(
    (exit) =>
      exit.accountId === wanted.accountId &&
      exit.positionId === wanted.positionId &&
      exit.state !== "ended" &&
      slotOf(exit.kind) === slotOf(wanted.kind),
  );

const arm = (tables: ModelTables, exit: StoredExit): StoredExit => {
  if (!tables.positions.get(exit.accountId)?.has(exit.positionId))
    throw new Error(`There is no position ${exit.positionId}`);
  const known = inSlot(tables, exit);
  if (known !== undefined && known.userId !== exit.userId)
    throw new Error("This position is somebody else's");
  const isSame = known?.kind === exit.kind && isDeepStrictEqual(known.config, exit.config);
  const stored: StoredExit =
    known === undefined
      ? exit
      : {
          ...exit,
          id: known.id,
          epoch: known.epoch,
          version: known.version + (isSame ? 0 : 1),
          createdAt: known.createdAt,
          heldBy: null,
          state: "armed",
        };
  tables.exits.set(stored.id, stored);
  return stored;
};

const pause = (tables: ModelTables, userId: string, exitId: string): StoredExit | null => {
  const exit = tables.exits.get(exitId);
  if (exit === undefined || exit.userId !== userId || exit.state === "ended") return null;
  const paused: StoredExit = { ...exit, state: "paused" };
  tables.exits.set(exitId, paused);
  fallAsleep(tables, exitId);
  return paused;
};

const placingOf = ({ plan }: IntentRow): LastPlacing => {
  const isOurs = plan.cause.kind === "automation";
  const version = isOurs && "version" in plan.facts ? plan.facts.version : null;
  return { action: plan.action, exitId: isOurs ? plan.cause.id : null, version, at: plan.plannedAt };
};

const newest = (
  tables: ModelTables,
  { accountId, positionId }: StoredExit,
  kinds: ReadonlySet<ActionKind>,
): LastPlacing | null => {
  const subject = subjectKey({ kind: "position", id: positionId });
  const ids = tables.intentsOfSubject.get(subjectOfAccount(accountId, subject)) ?? [];
  const placed = ids
    .flatMap((id) => tables.intents.get(id) ?? [])
    .filter(({ state, plan }) => MAY_STAND.has(state) && kinds.has(plan.action.kind));
  const last = placed.toSorted(
    (one, other) => other.plan.plannedAt - one.plan.plannedAt || other.plan.epoch - one.plan.epoch,
  )[0];
  return last === undefined ? null : placingOf(last);
};

const alive = (tables: ModelTables, isWanted: (exit: StoredExit) => boolean): readonly StoredExit[] =>
  [...tables.exits.values()]
    .filter((exit) => exit.state !== "ended" && isWanted(exit))
    .toSorted((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1));

const ofAccount = (tables: ModelTables, accountId: string): readonly PositionExits[] => {
  const exits = alive(tables, (exit) => exit.accountId === accountId);
  return [...Map.groupBy(exits, ({ positionId }) => positionId)].map(([positionId, own]) => {
    const [first] = own;
    return {
      positionId,
      exits: own,
      lastStop: first === undefined ? null : newest(tables, first, STOPS),
      lastTakeProfit: first === undefined ? null : newest(tables, first, TAKE_PROFITS),
    };
  });
};

/** Exits and what was placed for them, in memory. */
export const createModelExits = (tables: ModelTables): Exits => ({
  arm: async (exit) => arm(tables, exit),
  pause: async (userId, exitId) => pause(tables, userId, exitId),
  find: async (exitId) => {
    const exit = tables.exits.get(exitId);
    return exit === undefined || exit.state === "ended" ? null : exit;
  },
  ofUser: async (userId) => alive(tables, (exit) => exit.userId === userId),
  ofAccount: async (accountId) => ofAccount(tables, accountId),
  ofAccounts: async (accountIds) => accountIds.flatMap((id) => ofAccount(tables, id)),
  hold: async (exitId, heldBy, receipt) => {
    refuseBadReceipt(tables, receipt);
    const exit = tables.exits.get(exitId);
    if (exit !== undefined) tables.exits.set(exitId, { ...exit, heldBy });
    writeReceipt(tables, receipt);
  },
  waitAt: async (exitId, trigger) => {
    const exit = tables.exits.get(exitId);
    if (exit?.state !== "armed") return;
    writeTriggers(tables, exit, trigger === null ? [] : [{ leg: 0, kind: "now", trigger }]);
  },
});
