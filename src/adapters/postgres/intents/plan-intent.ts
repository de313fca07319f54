import { amountOf } from "#domain/intents/action.ts";
import { subjectKey } from "#domain/intents/cause.ts";
import type { Intents } from "#ports/intents.ts";
import { endWork } from "../end-work.ts";
import type { Database, Transaction } from "../open-database.ts";
import { checkStage } from "../panic/check-stage.ts";
import { tradeIntents } from "../schema/guarding.ts";
import { checkCaps, lockAccount, lockCause } from "./check-caps.ts";
import { fromNow, LEASE_MS } from "./lease.ts";

/** Undoes a transaction whose plan lost a race; never leaves this file. */
class PlanConflict extends Error {}

const writePlan = async (tx: Transaction, ...[work, plan]: Parameters<Intents["plan"]>): Promise<void> => {
  const amount = amountOf(plan.action);
  const subject = subjectKey(plan.subject);
  const account = await lockAccount(tx, plan.accountId);
  const cause = await lockCause(tx, plan.cause);
  if (account === null || cause === null) throw new PlanConflict();
  if (cause.epoch !== null && cause.epoch !== plan.epoch) throw new PlanConflict();
  if (!(await checkStage(tx, { ...plan, action: plan.action.kind }))) throw new PlanConflict();
  if (amount !== null) {
    const capped = { ...plan, causeKind: plan.cause.kind, causeId: plan.cause.id, subject, amount };
    const verdict = await checkCaps(tx, capped, cause.config, account.maxAddedPerDay, plan.plannedAt);
    if (verdict.kind === "over") throw new PlanConflict();
  }
  const planned = await tx
    .insert(tradeIntents)
    .values({
      id: plan.id,
      userId: plan.userId,
      accountId: plan.accountId,
      causeKind: plan.cause.kind,
      causeId: plan.cause.id,
      subject,
      epoch: plan.epoch,
      action: plan.action.kind,
      amount,
      details: plan.action,
      state: "planned",
      before: plan.before,
      facts: plan.facts,
      fence: 1,
      leaseUntil: fromNow(LEASE_MS),
      plannedAt: new Date(plan.plannedAt),
      expiresAt: plan.expiresAt === null ? null : new Date(plan.expiresAt),
    })
    .onConflictDoNothing()
    .returning({ id: tradeIntents.id });
  if (planned.length === 0) throw new PlanConflict();
  if (work !== null && (await endWork(tx, work)) === "over") throw new PlanConflict();
};

/** Commits a plan and ends the work that led to it, or neither. */
export const planIntent = async (
  db: Database,
  ...args: Parameters<Intents["plan"]>
): Promise<"planned" | "conflict"> => {
  try {
    await db.transaction((tx) => writePlan(tx, ...args));
    return "planned";
  } catch (error) {
    if (error instanceof PlanConflict) return "conflict";
    throw error;
  }
};
