import { type SQL, sql } from "drizzle-orm";
import type { Severity } from "#domain/notifications/channel.ts";
import { type Choices, DEFAULT_CHOICES } from "#domain/notifications/choice/choices.ts";
import type { TopicMemory } from "#domain/notifications/choice/decide-repeat.ts";
import type { News } from "#domain/notifications/choice/plan-spread.ts";
import { topicOf } from "#domain/notifications/choice/topic-of.ts";
import type { NotificationFacts } from "#domain/notifications/notification-facts.ts";
import type { ReceiptOutcome } from "#domain/notifications/receipt.ts";
import type { SendingMeans } from "#ports/deliveries.ts";
import { arrayOf } from "../array-of.ts";
import type { Transaction } from "../open-database.ts";
import { choicesOfRow } from "./choices-of-row.ts";

/** Something in the outbox, and whom it is for. */
export type FreshNews = {
  readonly id: string;
  readonly userId: string;
  readonly traceparent: string | null;
  readonly topic: string | null;
  readonly news: News;
};

type Row = {
  readonly id: string;
  readonly user_id: string;
  readonly severity: Severity;
  readonly facts: NotificationFacts;
  readonly outcome: ReceiptOutcome;
  readonly at_ms: number;
  readonly traceparent: string | null;
  readonly account_id: string | null;
  readonly automation_id: string | null;
  readonly position_id: string | null;
  readonly time_zone: string;
  readonly cells: Choices["cells"] | null;
  readonly quiet_from: number | null;
  readonly quiet_until: number | null;
  readonly digest_hour: number | null;
  readonly digest_channel: "email" | "telegram" | null;
  readonly ladder: Choices["ladder"] | null;
  readonly push: readonly string[];
  readonly has_telegram: boolean;
  readonly has_webhook: boolean;
};

/** How a topic of a user is called among memories. */
export const memoryKey = (userId: string, topic: string): string => `${userId} ${topic}`;

/** What was last told of these topics, by user and topic. */
export type Memories = Map<string, TopicMemory>;

const readMemories = async (
  tx: Transaction,
  asked: ReadonlyArray<{ readonly userId: string; readonly topic: string }>,
): Promise<Memories> => {
  if (asked.length === 0) return new Map();
  const rows = await tx.execute<{
    user_id: string;
    topic: string;
    severity: Severity;
    what: string;
    told_ms: number;
    cleared_ms: number | null;
    held_back: number;
  }>(sql`
    select t.user_id, t.topic, t.severity, t.what, t.held_back,
           extract(epoch from t.told_at)::float8 * 1000 as told_ms,
           extract(epoch from t.cleared_at)::float8 * 1000 as cleared_ms
    from unnest(${arrayOf(asked.map(({ userId }) => userId))}::uuid[], ${arrayOf(asked.map(({ topic }) => topic))}::text[])
      as asked(user_id, topic)
    join notification_topics t on t.user_id = asked.user_id and t.topic = asked.topic`);
  return new Map(
    [...rows].map((row) => [
      memoryKey(row.user_id, row.topic),
      {
        severity: row.severity,
        what: row.what,
        toldAt: Math.round(row.told_ms),
        clearedAt: row.cleared_ms === null ? null : Math.round(row.cleared_ms),
        heldBack: row.held_back,
      },
    ]),
  );
};

const newsOfRow = (row: Row, means: SendingMeans): Omit<FreshNews, "topic"> => ({
  id: row.id,
  userId: row.user_id,
  traceparent: row.traceparent,
  news: {
    facts: row.facts,
    severity: row.severity,
    outcome: row.outcome,
    accountId: row.account_id,
    automationId: row.automation_id,
    positionId: row.position_id,
    at: Math.round(row.at_ms),
    choices:
      row.ladder === null || row.cells === null ? DEFAULT_CHOICES : choicesOfRow(row, row.cells, row.ladder),
    timeZone: row.time_zone,
    memory: null,
    reach: {
      push: row.push,
      telegram: row.has_telegram ? [null] : [],
      email: [null],
      webhook: row.has_webhook ? [null] : [],
    },
    means,
  },
});

/** Up to `limit` of what in the outbox `which` says, oldest first, with whom it is for and what was last told of its topics; locked until the transaction ends. */
export const readNews = async (
  tx: Transaction,
  which: SQL,
  limit: number,
  means: SendingMeans,
): Promise<{ readonly news: readonly FreshNews[]; readonly memories: Memories }> => {
  const rows = await tx.execute<Row>(sql`
    select o.id, o.user_id, o.severity, o.facts, o.outcome, extract(epoch from o.at)::float8 * 1000 as at_ms, o.traceparent,
           r.account_id, r.automation_id, r.position_id, coalesce(p.time_zone, 'UTC') as time_zone,
           c.cells, c.quiet_from, c.quiet_until, c.digest_hour, c.digest_channel, c.ladder,
           coalesce((select json_agg(s.id order by s.created_at) from push_subscriptions s
                     where s.user_id = o.user_id and s.dead_at is null), '[]'::json) as push,
           -- Not "exists": that may be answered by reading every chat there is.
           (select count(*) from telegram_chats t where t.user_id = o.user_id and t.dead_at is null) > 0 as has_telegram,
           (select count(*) from webhooks w where w.user_id = o.user_id and w.dead_at is null) > 0 as has_webhook
    from outbox o
    left join receipts r on r.id = o.receipt_id
    left join preferences p on p.user_id = o.user_id
    left join notification_choices c on c.user_id = o.user_id
    where ${which}
    order by o.seq
    limit ${limit}
    for update of o skip locked`);
  const news = [...rows].map((row) => {
    const fresh = newsOfRow(row, means);
    return { ...fresh, topic: topicOf(fresh.news)?.name ?? null };
  });
  const asked = news.flatMap(({ userId, topic }) => (topic === null ? [] : [{ userId, topic }]));
  return { news, memories: await readMemories(tx, asked) };
};
