import { and, asc, desc, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import { EXIT_KINDS, slotOf } from "#domain/automations/exits/exit-rule.ts";
import type { ArmedFrom, SelfMaker } from "#domain/automations/history/automation-change.ts";
import type { ActionKind } from "#domain/intents/action.ts";
import { subjectKey } from "#domain/intents/cause.ts";
import type { TriggerPrice } from "#domain/triggers/trigger.ts";
import type { Exits, LastPlacing, PositionExits, StoredExit } from "#ports/exits.ts";
import { exitOfRow } from "./automation-rows.ts";
import { oneRow } from "./one-row.ts";
import type { Database, Transaction } from "./open-database.ts";
import { pauseAutomation } from "./pause-automation.ts";
import { automations, automationVersions, tradeIntents, triggers } from "./schema/guarding.ts";
import { writeArming } from "./write-change.ts";
import { writeReceipt } from "./write-receipt.ts";
import { writeTriggers } from "./write-triggers.ts";

const isExit = inArray(automations.kind, [...EXIT_KINDS]);
const isAlive = ne(automations.state, "ended");

/** Arms an exit inside a transaction; see the port. */
export const armExitIn = async (
  tx: Transaction,
  exit: StoredExit,
  takenFrom: ArmedFrom | null,
  by?: SelfMaker,
): Promise<StoredExit> => {
  const madeAt = new Date(exit.createdAt);
  const config = sql`${JSON.stringify(exit.config)}::text::jsonb`;
  const rows = await tx
    .insert(automations)
    .values({ ...exit, slot: slotOf(exit.kind), version: 1, createdAt: madeAt, updatedAt: madeAt })
    .onConflictDoUpdate({
      target: [automations.accountId, automations.positionId, automations.slot],
      // Written out, not a parameter: the index is found by its predicate.
      targetWhere: sql`${automations.state} <> 'ended'`,
      set: {
        kind: exit.kind,
        config: exit.config,
        version: sql`${automations.version}
            + (${automations.kind} <> ${exit.kind} or ${automations.config} <> ${config})::int`,
        state: "armed",
        heldBy: null,
        updatedAt: madeAt,
      },
      setWhere: eq(automations.userId, exit.userId),
    })
    .returning();
  const stored = exitOfRow(oneRow(rows));
  const { version, kind } = stored;
  await tx
    .insert(automationVersions)
    .values({ automationId: stored.id, version, kind, config: stored.config, madeAt })
    .onConflictDoNothing();
  await writeArming(tx, stored, { at: madeAt, takenFrom, by });
  return stored;
};

const list = async (db: Database, which: SQL): Promise<StoredExit[]> => {
  const rows = await db
    .select()
    .from(automations)
    .where(and(which, isExit, isAlive))
    .orderBy(asc(automations.createdAt), asc(automations.id));
  return rows.map(exitOfRow);
};

const STOPS: readonly ActionKind[] = ["set-stop-loss", "set-trailing-stop", "remove-stop-loss"];
const TAKE_PROFITS: readonly ActionKind[] = ["set-take-profit", "remove-take-profit"];

type PlacingRow = LastPlacing & {
  readonly accountId: string;
  readonly subject: string;
  readonly kind: ActionKind;
};

/** What was last placed in each slot of these positions, as far as it may stand there: one stop and one take profit of each. */
const placingsOf = async (
  db: Database,
  accountIds: readonly string[],
  positionIds: readonly string[],
): Promise<readonly PlacingRow[]> => {
  // Written out, not parameters: what is told apart and what it is sorted by must read the same.
  const isStop = sql`(${tradeIntents.action} in (${sql.raw(STOPS.map((kind) => `'${kind}'`).join(", "))}))`;
  const rows = await db
    .selectDistinctOn([tradeIntents.accountId, tradeIntents.subject, isStop], {
      accountId: tradeIntents.accountId,
      subject: tradeIntents.subject,
      kind: tradeIntents.action,
      action: tradeIntents.details,
      causeKind: tradeIntents.causeKind,
      causeId: tradeIntents.causeId,
      version: sql<string | null>`${tradeIntents.facts} ->> 'version'`,
      plannedAt: tradeIntents.plannedAt,
    })
    .from(tradeIntents)
    .where(
      and(
        inArray(tradeIntents.accountId, [...accountIds]),
        inArray(
          tradeIntents.subject,
          positionIds.map((id) => subjectKey({ kind: "position", id })),
        ),
        inArray(tradeIntents.action, [...STOPS, ...TAKE_PROFITS]),
        inArray(tradeIntents.state, ["sent", "confirmed", "ambiguous"]),
      ),
    )
    .orderBy(
      tradeIntents.accountId,
      tradeIntents.subject,
      isStop,
      desc(tradeIntents.plannedAt),
      desc(tradeIntents.epoch),
    );
  return rows.map(({ accountId, subject, kind, action, causeKind, causeId, version, plannedAt }) => ({
    accountId,
    subject,
    kind,
    action,
    exitId: causeKind === "automation" ? causeId : null,
    version: causeKind === "automation" && version !== null ? Number(version) : null,
    at: plannedAt.getTime(),
  }));
};

const newest = (placings: readonly PlacingRow[], kinds: readonly ActionKind[]): LastPlacing | null => {
  const found = placings.find(({ kind }) => kinds.includes(kind));
  if (found === undefined) return null;
  const { action, exitId, version, at } = found;
  return { action, exitId, version, at };
};

/** Positions of two accounts may have one name. */
const placeOf = (accountId: string, subject: string): string => `${accountId} ${subject}`;

const ofAccounts = async (db: Database, accountIds: readonly string[]): Promise<readonly PositionExits[]> => {
  if (accountIds.length === 0) return [];
  const exits = await list(db, inArray(automations.accountId, [...accountIds]));
  if (exits.length === 0) return [];
  const byPlace = Map.groupBy(exits, ({ accountId, positionId }) =>
    placeOf(accountId, subjectKey({ kind: "position", id: positionId })),
  );
  const positionIds = [...new Set(exits.map(({ positionId }) => positionId))];
  const placings = Map.groupBy(await placingsOf(db, accountIds, positionIds), ({ accountId, subject }) =>
    placeOf(accountId, subject),
  );
  return [...byPlace].map(([place, own]) => {
    const placed = placings.get(place) ?? [];
    return {
      positionId: own[0]?.positionId ?? "",
      exits: own,
      lastStop: newest(placed, STOPS),
      lastTakeProfit: newest(placed, TAKE_PROFITS),
    };
  });
};

/** Whether an exit waits at this price and nowhere else, or nowhere at all for null. */
const waitsAt = async (db: Database, exitId: string, wanted: TriggerPrice | null): Promise<boolean> => {
  const { leg, side, price, trailingUnit, armed } = triggers;
  const rows = await db
    .select({ leg, side, price, trailingUnit, armed })
    .from(triggers)
    .where(eq(triggers.automationId, exitId));
  if (wanted === null) return rows.length === 0;
  const [row] = rows;
  return (
    rows.length === 1 &&
    row?.leg === 0 &&
    row.side === wanted.side &&
    row.price === wanted.price &&
    row.trailingUnit === null &&
    row.armed
  );
};

/** Exits and what was placed for them, in PostgreSQL. */
export const createPostgresExits = (db: Database): Exits => ({
  arm: (exit, from, by) => db.transaction((tx) => armExitIn(tx, exit, from ?? null, by)),
  pause: async (userId, exitId, at) => {
    const row = await pauseAutomation(db, { userId, id: exitId, at }, isExit);
    return row === null ? null : exitOfRow(row);
  },
  find: async (exitId) => (await list(db, eq(automations.id, exitId)))[0] ?? null,
  ofUser: (userId) => list(db, eq(automations.userId, userId)),
  ofAccount: (accountId) => ofAccounts(db, [accountId]),
  ofAccounts: (accountIds) => ofAccounts(db, accountIds),
  hold: (exitId, heldBy, receipt) =>
    db.transaction(async (tx) => {
      await tx
        .update(automations)
        .set({ heldBy })
        .where(and(eq(automations.id, exitId), isExit));
      if (receipt !== null) await writeReceipt(tx, receipt);
    }),
  waitAt: async (exitId, trigger) => {
    // Asked after every reading, and nearly always so already: then nothing is locked and nothing is written.
    if (await waitsAt(db, exitId, trigger)) return;
    await db.transaction(async (tx) => {
      const [exit] = await tx
        .select({ state: automations.state })
        .from(automations)
        .where(and(eq(automations.id, exitId), isExit))
        .for("no key update");
      if (exit?.state !== "armed") return;
      await writeTriggers(tx, exitId, trigger === null ? [] : [{ leg: 0, kind: "now", trigger }]);
    });
  },
});
