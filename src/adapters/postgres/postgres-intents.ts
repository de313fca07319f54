import { and, eq, inArray, sql } from "drizzle-orm";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import { canStep } from "#domain/intents/intent.ts";
import type { Network } from "#ports/exchange.ts";
import type { AddMarginPlan, Intents, Settlement, StoredIntent } from "#ports/intents.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { readSpending, type SpendingSums } from "./guard-spending.ts";
import type { Database } from "./open-database.ts";
import { exchangeAccounts } from "./schema/accounts.ts";
import { automations, tradeIntents, triggerWork } from "./schema/guarding.ts";
import { writePosition } from "./write-position.ts";
import { writeReceipt } from "./write-receipt.ts";
import { writeTrigger } from "./write-trigger.ts";

/** Longer than a request's time-out and the writes around it; a crashed worker's intent is free after this. */
const LEASE_MS = 12_000;

/** Undoes a transaction whose plan lost a race; never leaves this file. */
class PlanConflict extends Error {}

const fromNow = (ms: number) => sql`clock_timestamp() + ${ms} * interval '1 millisecond'`;

/** Whether `amount` still fits every cap of the guard as it is now. */
const fits = (config: MarginGuardConfig, spent: SpendingSums, amount: number): boolean =>
  amount <= (config.maxPerAction ?? amount) &&
  spent.addedInAll + amount <= (config.maxTotal ?? Number.MAX_SAFE_INTEGER) &&
  spent.addedInDay + amount <= (config.maxPerDay ?? Number.MAX_SAFE_INTEGER);

const plan = async (
  db: Database,
  work: TriggerWork,
  intent: AddMarginPlan,
): Promise<"planned" | "conflict"> => {
  try {
    await db.transaction(async (tx) => {
      const [guard] = await tx
        .select({ config: automations.config, epoch: automations.epoch, state: automations.state })
        .from(automations)
        .where(eq(automations.id, intent.automationId))
        .for("update");
      if (guard?.state !== "armed" || guard.epoch !== intent.epoch) throw new PlanConflict();
      const spent = (await readSpending(tx, [intent.automationId], intent.plannedAt))(intent.automationId);
      if (!fits(guard.config, spent, intent.amount)) throw new PlanConflict();
      const planned = await tx
        .insert(tradeIntents)
        .values({
          ...intent,
          action: "add-margin",
          state: "planned",
          fence: 1,
          leaseUntil: fromNow(LEASE_MS),
          plannedAt: new Date(intent.plannedAt),
        })
        .onConflictDoNothing()
        .returning({ id: tradeIntents.id });
      if (planned.length === 0) throw new PlanConflict();
      const ended = await tx
        .delete(triggerWork)
        .where(eq(triggerWork.id, work.id))
        .returning({ id: triggerWork.id });
      if (ended.length === 0) throw new PlanConflict();
    });
    return "planned";
  } catch (error) {
    if (error instanceof PlanConflict) return "conflict";
    throw error;
  }
};

const settle = (db: Database, settlement: Settlement): Promise<boolean> =>
  db.transaction(async (tx) => {
    const { intent, state, at } = settlement;
    const from = (["planned", "sent"] as const).filter((open) => canStep(open, state));
    const [done] = await tx
      .update(tradeIntents)
      .set({ state, doneAt: new Date(at) })
      .where(
        and(
          eq(tradeIntents.id, intent.id),
          eq(tradeIntents.fence, intent.fence),
          inArray(tradeIntents.state, from),
        ),
      )
      .returning({ id: tradeIntents.id });
    if (done === undefined) return false;
    const acted = state === "confirmed" || state === "ambiguous";
    const [guard] = await tx
      .update(automations)
      .set({
        epoch: sql`${automations.epoch} + 1`,
        heldBy: null,
        ...(acted ? { lastActionAt: new Date(at) } : {}),
      })
      .where(eq(automations.id, intent.automationId))
      .returning({ state: automations.state });
    if (guard?.state === "armed") await writeTrigger(tx, intent.automationId, settlement.rearm);
    if (settlement.position !== null) {
      await writePosition(tx, intent.accountId, settlement.position, settlement.readAt);
    }
    if (settlement.receipt !== null) await writeReceipt(tx, settlement.receipt);
    return true;
  });

const markSent = async (
  db: Database,
  ...[id, fence, signedAt, settleMs]: Parameters<Intents["markSent"]>
) => {
  const rows = await db
    .update(tradeIntents)
    .set({
      state: "sent",
      signedAt: new Date(signedAt),
      settleUntil: fromNow(settleMs),
      leaseUntil: fromNow(LEASE_MS),
    })
    .where(and(eq(tradeIntents.id, id), eq(tradeIntents.fence, fence), eq(tradeIntents.state, "planned")))
    .returning({ id: tradeIntents.id });
  return rows.length === 1;
};

const intentOfRow = (
  row: typeof tradeIntents.$inferSelect,
  network: Network,
  claimedAt: number,
): StoredIntent => ({
  ...row,
  network,
  state: row.state === "sent" ? "sent" : "planned",
  facts: row.facts.kind === "margin-guard" ? row.facts : impossible(row.id),
  signedAt: row.signedAt?.getTime() ?? null,
  settleUntil: row.settleUntil?.getTime() ?? null,
  plannedAt: row.plannedAt.getTime(),
  claimedAt,
});

const impossible = (id: string): never => {
  throw new Error(`Intent ${id} holds facts that are not a margin guard's`);
};

const claimUnsettled = async (
  db: Database,
  ...[network, limit, leaseMs]: Parameters<Intents["claimUnsettled"]>
) => {
  const due = db
    .select({ id: tradeIntents.id })
    .from(tradeIntents)
    .innerJoin(exchangeAccounts, eq(exchangeAccounts.id, tradeIntents.accountId))
    .where(
      and(
        inArray(tradeIntents.state, ["planned", "sent"]),
        eq(exchangeAccounts.network, network),
        sql`${tradeIntents.leaseUntil} <= clock_timestamp()`,
      ),
    )
    .orderBy(tradeIntents.leaseUntil)
    .limit(limit)
    .for("update", { of: tradeIntents, skipLocked: true });
  const rows = await db
    .update(tradeIntents)
    .set({ fence: sql`${tradeIntents.fence} + 1`, leaseUntil: fromNow(leaseMs) })
    .where(inArray(tradeIntents.id, due))
    .returning();
  if (rows.length === 0) return [];
  const [clock] = await db.$client<
    { now: string }[]
  >`select extract(epoch from clock_timestamp()) * 1000 as now`;
  return rows.map((row) => intentOfRow(row, network, Number(clock?.now)));
};

/** Intents in PostgreSQL: every step is a compare-and-set on state and fence. */
export const createPostgresIntents = (db: Database): Intents => ({
  plan: (work, intent) => plan(db, work, intent),
  markSent: (...args) => markSent(db, ...args),
  settle: (settlement) => settle(db, settlement),
  noteUnknown: (receipt) => db.transaction((tx) => writeReceipt(tx, receipt)),
  claimUnsettled: (...args) => claimUnsettled(db, ...args),
  effectsOf: async (accountId) => {
    const rows = await db
      .select()
      .from(tradeIntents)
      .where(eq(tradeIntents.accountId, accountId))
      .orderBy(tradeIntents.plannedAt, tradeIntents.epoch);
    return rows.map(({ automationId, positionId, epoch, amount, signedAt, state }) => ({
      automationId,
      positionId,
      epoch,
      amount,
      signedAt: signedAt?.getTime() ?? null,
      state,
    }));
  },
});
