import { sql } from "drizzle-orm";
import type { TriggerWork } from "#ports/triggers.ts";
import type { Transaction } from "./open-database.ts";

/**
 * Ends work and puts its trigger back, asleep. False when it had ended. A trigger that was armed anew meanwhile stays as
 * it is, and that of an automation that is gone or ended does not come back.
 */
export const endWork = async (
  tx: Transaction,
  { automationId, id }: Pick<TriggerWork, "automationId" | "id">,
): Promise<boolean> => {
  const ended = await tx.execute(sql`
    with ended as (
      delete from trigger_work where automation_id = ${automationId} and id = ${id} returning *
    ), back as (
      insert into triggers (id, automation_id, account_id, network, side, price,
                            trailing_unit, trailing_distance, trailing_since, armed)
      select trigger_id, automation_id, account_id, network, side, price,
             trailing_unit, trailing_distance, trailing_since, false
      from ended
      where exists (select from automations where automations.id = ended.automation_id and state <> 'ended')
      on conflict do nothing
    )
    select id from ended`);
  return ended.length === 1;
};
