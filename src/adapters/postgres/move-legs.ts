import { sql } from "drizzle-orm";
import type { Leg } from "#domain/automations/guard-step.ts";
import type { Transaction } from "./open-database.ts";
import { automations, tradeIntents, triggerWork } from "./schema/guarding.ts";

/** A guard whose prices follow a reading. */
export type Moved = Pick<typeof automations.$inferSelect, "id" | "heldBy">;

/** Nothing is under way for it. */
const isResting = (automationId: string) => sql`not exists (select 1 from ${tradeIntents}
  where ${tradeIntents.causeId} = ${automationId} and ${tradeIntents.state} in ('planned', 'sent'))`;

/** A price that a guard waits for. */
export type MovedLeg = { readonly guard: Moved; readonly leg: Leg };

/**
 * Moves the triggers of an account that are there to their prices, in one statement, and wakes those that nothing keeps asleep: one that
 * neither waits for a time nor has anything under way was asleep for no reason but what held its guard.
 */
export const moveLegs = async (
  tx: Transaction,
  accountId: string,
  moved: readonly MovedLeg[],
): Promise<void> => {
  if (moved.length === 0) return;
  const rows = moved.map(({ guard, leg: { leg, trigger } }) => ({
    id: guard.id,
    leg,
    side: trigger.side,
    price: trigger.price,
    is_held: guard.heldBy !== null,
  }));
  await tx.execute(sql`
    update triggers set side = moved.side, price = moved.price,
      armed = triggers.armed or (triggers.rearm_at is null and not exists (
        select 1 from trade_intents where cause_id = moved.id and state in ('planned', 'sent')))
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as moved (id uuid, leg smallint, side text, price int, is_held boolean)
    where triggers.account_id = ${accountId} and triggers.automation_id = moved.id and triggers.leg = moved.leg
      and (triggers.price <> moved.price or (not moved.is_held and not triggers.armed))`);
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
