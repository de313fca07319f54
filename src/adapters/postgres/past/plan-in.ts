import { sql } from "drizzle-orm";
import type { PastPlan, Stretch } from "#domain/notifications/why-not/past-minute.ts";
import { oneRow } from "../one-row.ts";
import type { Database } from "../open-database.ts";

type Counts = Pick<PastPlan, "running" | "unguarded" | "armed">;

/** What a guard plan found on its account in a stretch: the positions that had been read before, and the guards it armed. */
export const planIn = async (db: Database, accountId: string, { from, to }: Stretch): Promise<Counts> => {
  const [begin, end] = [new Date(from).toISOString(), new Date(to).toISOString()];
  // What a plan armed was once noted as armed by Axisor.
  const rows = await db.execute<Counts>(sql`
    with running as (
      select id, exists (
          select 1 from automations guard where guard.account_id = positions.account_id
            and guard.position_id = positions.id and guard.kind = 'margin-guard' and guard.created_at < ${end}::timestamptz
        ) as is_guarded
      from positions
      where account_id = ${accountId} and (is_running or read_at > ${begin}::timestamptz)
        and exists (select 1 from position_changes changed where changed.account_id = positions.account_id
          and changed.position_id = positions.id and changed.read_at <= ${begin}::timestamptz))
    select
      (select count(*)::int from running) as running,
      (select count(*)::int from running where not is_guarded) as unguarded,
      (select count(*)::int from automation_changes change join automations guard on guard.id = change.automation_id
        where guard.account_id = ${accountId} and guard.kind = 'margin-guard' and change.what = 'armed'
          and change.by in ('plan', 'axisor') and change.at >= ${begin}::timestamptz and change.at < ${end}::timestamptz) as armed`);
  return oneRow([...rows]);
};
