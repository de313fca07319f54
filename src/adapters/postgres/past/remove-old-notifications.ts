import type { Database } from "../open-database.ts";

/**
 * Removes at most `limit` things that were told before `before` (epoch milliseconds), the oldest first, and with each the lines
 * of its deliveries. What is not spread yet or waits on a channel is not told, so it stays; so does what is kept for a digest
 * while its trader gets one. What was kept for one that nobody gets any more goes like the rest.
 */
export const removeOldNotifications = async (
  db: Database,
  before: number,
  limit: number,
): Promise<number> => {
  const removed = await db.$client`
    delete from outbox where id = any(array(
      select old.id from outbox old
      where old.at < ${new Date(before).toISOString()} and old.spread_at is not null
        and not exists (select from deliveries on_way where on_way.outbox_id = old.id and on_way.state = 'waiting')
        and not (old.is_for_digest and exists (
          select from notification_choices choice
          where choice.user_id = old.user_id and choice.digest_hour is not null))
      order by old.at limit ${limit} for update of old skip locked))`;
  return removed.count;
};
