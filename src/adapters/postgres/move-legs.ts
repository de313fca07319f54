import { and, eq, ne, or, sql } from "drizzle-orm";
import type { Leg } from "#domain/automations/guard-step.ts";
import type { Transaction } from "./open-database.ts";
import { automations, tradeIntents, triggers, triggerWork } from "./schema/guarding.ts";

/** A guard whose prices follow a reading. */
export type Moved = Pick<typeof automations.$inferSelect, "id" | "heldBy">;

/** Nothing is under way for it. */
const isResting = (automationId: string) => sql`not exists (select 1 from ${tradeIntents}
  where ${tradeIntents.causeId} = ${automationId} and ${tradeIntents.state} in ('planned', 'sent'))`;

/** Nothing waits or is under way for it: such a trigger is asleep for no reason but what held its guard. */
const isIdle = (automationId: string) => sql`(${triggers.rearmAt} is null and ${isResting(automationId)})`;

/** Moves a trigger that is there to its price, and wakes it where nothing keeps it asleep. */
export const moveLeg = async (tx: Transaction, guard: Moved, { leg, trigger }: Leg): Promise<void> => {
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
export const restoreLegs = async (tx: Transaction, guard: Moved, legs: readonly Leg[]): Promise<void> => {
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
