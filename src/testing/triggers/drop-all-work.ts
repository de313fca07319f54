import type { Sql } from "postgres";

/** Ends all work at once, as dropping each row would: the triggers come back asleep. */
export const dropAllWork = async (sql: Sql): Promise<void> => {
  await sql`
    with ended as (delete from trigger_work returning *)
    insert into triggers (id, automation_id, leg, account_id, network, side, price,
                          trailing_unit, trailing_distance, trailing_since, armed)
    select trigger_id, automation_id, leg, account_id, network, side, price,
           trailing_unit, trailing_distance, trailing_since, false
    from ended`;
};
