import { and, eq, inArray, ne, or, sql } from "drizzle-orm";
import { guardLegs, type Leg } from "#domain/automations/guard-step.ts";
import { type AnnouncedFunding, announcedFunding, lookAhead } from "#domain/automations/look-ahead.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { guardConfigOf } from "./automation-rows.ts";
import { readSpending } from "./guard-spending.ts";
import type { Transaction } from "./open-database.ts";
import { exchangeAccounts } from "./schema/accounts.ts";
import { automations, marketTicks, tradeIntents, triggers, triggerWork } from "./schema/guarding.ts";

/** The funding announced on the account's network, as of `at`. */
const readFunding = async (
  tx: Transaction,
  accountId: string,
  at: number,
): Promise<AnnouncedFunding | null> => {
  const [row] = await tx
    .select({ fundingRate: marketTicks.fundingRate, fundingAt: marketTicks.fundingAt })
    .from(marketTicks)
    .innerJoin(exchangeAccounts, eq(exchangeAccounts.network, marketTicks.network))
    .where(eq(exchangeAccounts.id, accountId));
  if (row === undefined) return null;
  return announcedFunding({ ...row, fundingAt: row.fundingAt?.getTime() ?? null }, at);
};

/** Nothing is under way for it. */
const isResting = (automationId: string) => sql`not exists (select 1 from ${tradeIntents}
  where ${tradeIntents.causeId} = ${automationId} and ${tradeIntents.state} in ('planned', 'sent'))`;

/** Nothing waits or is under way for it: such a trigger is asleep for no reason but what held its guard. */
const isIdle = (automationId: string) => sql`(${triggers.rearmAt} is null and ${isResting(automationId)})`;

type Guard = Pick<typeof automations.$inferSelect, "id" | "positionId" | "heldBy"> & {
  readonly config: MarginGuardConfig;
};

/** Moves a trigger that is there to its price, and wakes it where nothing keeps it asleep. */
const moveLeg = async (tx: Transaction, guard: Guard, { leg, trigger }: Leg): Promise<void> => {
  await tx
    .update(triggers)
    .set({
      side: trigger.side,
      price: trigger.price,
      armed: sql`${triggers.armed} or ${isIdle(guard.id)}`,
    })
    .where(
      and(
        eq(triggers.automationId, guard.id),
        eq(triggers.leg, leg),
        guard.heldBy === null
          ? or(ne(triggers.price, trigger.price), eq(triggers.armed, false))
          : ne(triggers.price, trigger.price),
      ),
    );
};

/**
 * A ladder's price that was hit while another one's work was under way has neither a trigger nor work of its own. It comes
 * back here, unless that work is still to end: then it writes them all.
 */
const restoreLegs = async (tx: Transaction, guard: Guard, legs: readonly Leg[]): Promise<void> => {
  for (const { leg, trigger } of legs) {
    await tx.execute(sql`
      insert into triggers (automation_id, leg, account_id, network, side, price, armed)
      select ${automations.id}, ${leg}, ${automations.accountId}, network, ${trigger.side}, ${trigger.price},
             ${isResting(guard.id)}
      from ${automations} join exchange_accounts on exchange_accounts.id = ${automations.accountId}
      where ${automations.id} = ${guard.id}
        and not exists (select 1 from ${triggerWork} where ${triggerWork.automationId} = ${guard.id})
      on conflict do nothing`);
  }
};

/**
 * Re-derives the triggers of every armed guard on the positions just read. An idle trigger is armed again when its price
 * moved, because what held it back may be gone, or when nothing holds its guard back: a position that a reading missed
 * and the next one lists must not be left without its trigger. What is worked on is not among the triggers, and its work
 * derives it from facts of its own.
 */
export const deriveTriggers = async (
  tx: Transaction,
  accountId: string,
  read: readonly IsolatedPosition[],
  at: number,
): Promise<void> => {
  if (read.length === 0) return;
  const rows = await tx
    .select({
      id: automations.id,
      positionId: automations.positionId,
      kind: automations.kind,
      config: automations.config,
      heldBy: automations.heldBy,
    })
    .from(automations)
    .where(
      and(
        eq(automations.accountId, accountId),
        eq(automations.kind, "margin-guard"),
        eq(automations.state, "armed"),
        inArray(
          automations.positionId,
          read.map((position) => position.id),
        ),
      ),
    );
  const guards: readonly Guard[] = rows.map((row) => ({ ...row, config: guardConfigOf(row) }));
  const byId = new Map(read.map((position) => [position.id, position]));
  const actingOnce = guards.filter(({ config }) => config.steps.some(({ when }) => when.by === "price"));
  const spending = await readSpending(
    tx,
    actingOnce.map(({ id }) => id),
    at,
  );
  const looksAhead = guards.some(({ config }) => (config.settlementsAhead ?? 0) > 0);
  const funding = looksAhead ? await readFunding(tx, accountId, at) : null;
  for (const guard of guards) {
    const position = byId.get(guard.positionId ?? "");
    if (position === undefined) continue;
    const { position: seen } = lookAhead(position, guard.config, funding);
    const legs = guardLegs(seen, guard.config.steps, spending(guard.id).doneSteps);
    if (guard.config.steps.length > 1) await restoreLegs(tx, guard, legs);
    for (const leg of legs) await moveLeg(tx, guard, leg);
  }
};
