import type { Upkeep } from "#ports/upkeep.ts";
import type { Database } from "./open-database.ts";
import { removeOldHistory } from "./past/remove-old-history.ts";
import { removeOldNotifications } from "./past/remove-old-notifications.ts";

/** What is locked is in use, so it is not what is looked for. */
export const createPostgresUpkeep = (db: Database): Upkeep => ({
  removeEndedSessions: async (at, limit) => {
    const when = new Date(at).toISOString();
    const removed = await db.$client`
      delete from sessions where token_hash = any(array(
        select token_hash from sessions
        where expires_at <= ${when} or last_seen_at + idle_ms * interval '1 millisecond' <= ${when}::timestamptz
        limit ${limit} for update skip locked))`;
    return removed.count;
  },
  removeEndedChallenges: async (at, limit) => {
    const removed = await db.$client`
      delete from login_challenges where token_hash = any(array(
        select token_hash from login_challenges where expires_at <= ${new Date(at).toISOString()}
        limit ${limit} for update skip locked))`;
    return removed.count;
  },
  removeEndedLinks: async (at, limit) => {
    const removed = await db.$client`
      delete from mail_links where id = any(array(
        select id from mail_links where expires_at <= ${new Date(at).toISOString()}
        limit ${limit} for update skip locked))`;
    return removed.count;
  },
  // Buckets hold a few seconds of requests: one that nobody touched for an hour has been full for long.
  removeFullBuckets: async (limit) => {
    const removed = await db.$client`
      delete from request_buckets where scope = any(array(
        select scope from request_buckets where filled_at < clock_timestamp() - interval '1 hour'
        limit ${limit} for update skip locked))`;
    return removed.count;
  },
  removeOldHistory: (before, limit) => removeOldHistory(db, before, limit),
  removeOldNotifications: (before, limit) => removeOldNotifications(db, before, limit),
  removeOldTopics: async (before, limit) => {
    const removed = await db.$client`
      delete from notification_topics where ctid = any(array(
        select ctid from notification_topics where told_at < ${new Date(before).toISOString()}
        limit ${limit} for update skip locked))`;
    return removed.count;
  },
  removeEndedQuestions: async (at, limit) => {
    const removed = await db.$client`
      delete from telegram_codes where ctid = any(array(
        select ctid from telegram_codes where expires_at <= ${new Date(at).toISOString()}
        limit ${limit} for update skip locked))`;
    return removed.count;
  },
  removeOldMails: async (before, limit) => {
    const removed = await db.$client`
      delete from mails where id = any(array(
        select id from mails where state <> 'waiting' and created_at < ${new Date(before).toISOString()}
        limit ${limit} for update skip locked))`;
    return removed.count;
  },
  removeClearedAlerts: async (before, limit) => {
    const removed = await db.$client`
      delete from operator_alerts where id = any(array(
        select id from operator_alerts where cleared_at is not null and cleared_at < ${new Date(before).toISOString()}
        limit ${limit} for update skip locked))`;
    return removed.count;
  },
  // One row for each process that ever crashed: the table is small, and has no index.
  removeLostHeartbeats: async (before, limit) => {
    const removed = await db.$client`
      delete from heartbeats where id = any(array(
        select id from heartbeats where seen_at < ${new Date(before).toISOString()}
        limit ${limit} for update skip locked))`;
    return removed.count;
  },
  removeEndedCounters: async (at, limit) => {
    const removed = await db.$client`
      delete from auth_counters where key = any(array(
        select key from auth_counters where ends_at <= ${at}::float8
        limit ${limit} for update skip locked))`;
    return removed.count;
  },
});
