import { sql } from "drizzle-orm";
import type { TriggerWork } from "#ports/triggers.ts";
import type { Transaction } from "./open-database.ts";

/** What became of work: it had ended before; or it ended, and its trigger is back, or was armed anew or is gone for good. */
export type EndOfWork = "over" | "back" | "not-back";

/**
 * Ends work and puts its trigger back, asleep. A trigger that was armed anew meanwhile stays as it is, and that of an
 * automation that is gone or ended does not come back.
 */
export const endWork = async (
  tx: Transaction,
  { automationId, id }: Pick<TriggerWork, "automationId" | "id">,
): Promise<EndOfWork> => {
  const ended = await tx.execute(sql`
    with ended as (
      delete from trigger_work where automation_id = ${automationId} and id = ${id} returning *
    ), back as (
      insert into triggers (id, automation_id, leg, account_id, network, side, price,
                            trailing_unit, trailing_distance, trailing_since, armed)
      select trigger_id, automation_id, leg, account_id, network, side, price,
             trailing_unit, trailing_distance, trailing_since, false
      from ended
      where exists (select from automations where automations.id = ended.automation_id and state <> 'ended')
      on conflict do nothing
      returning id
    )
    select (select count(*) from back)::int as back from ended`);
  if (ended[0] === undefined) return "over";
  return ended[0].back === 1 ? "back" : "not-back";
};
