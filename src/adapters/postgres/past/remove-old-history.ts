import type { Database } from "../open-database.ts";

/**
 * Removes at most `limit` rows of each kind of what was before `before` (epoch milliseconds), and says how many of the kind
 * that had the most. The last change of a position that runs, and of a cross position, still says what it is, however old.
 */
export const removeOldHistory = async (db: Database, before: number, limit: number): Promise<number> => {
  const when = new Date(before).toISOString();
  const changes = await db.$client`
    delete from position_changes where ctid = any(array(
      select old.ctid from position_changes old
      where old.read_at < ${when} and (
        exists (select 1 from position_changes later where later.account_id = old.account_id
                and later.position_id = old.position_id and later.read_at > old.read_at and later.read_at <= ${when})
        or exists (select 1 from positions where positions.account_id = old.account_id
                   and positions.id = old.position_id and not is_running and positions.read_at < ${when}))
      limit ${limit} for update skip locked))`;
  const crossChanges = await db.$client`
    delete from cross_position_changes where ctid = any(array(
      select old.ctid from cross_position_changes old
      where old.read_at < ${when}
        and exists (select 1 from cross_position_changes later where later.account_id = old.account_id
                    and later.read_at > old.read_at and later.read_at <= ${when})
      limit ${limit} for update skip locked))`;
  const blindness = await db.$client`
    delete from account_blindness where ctid = any(array(
      select ctid from account_blindness where until < ${when}
      limit ${limit} for update skip locked))`;
  const crossBlindness = await db.$client`
    delete from cross_blindness where ctid = any(array(
      select ctid from cross_blindness where until < ${when}
      limit ${limit} for update skip locked))`;
  return Math.max(...[changes, crossChanges, blindness, crossBlindness].map(({ count }) => count));
};
