import { sql } from "drizzle-orm";
import type { TopicMemory } from "#domain/notifications/choice/decide-repeat.ts";
import type { Transaction } from "../open-database.ts";

/** Keeps what was told of topics; the last of several memories of one topic counts. */
export const rememberTopics = async (
  tx: Transaction,
  told: ReadonlyArray<{ readonly userId: string; readonly topic: string; readonly memory: TopicMemory }>,
): Promise<void> => {
  const last = new Map(told.map((one) => [`${one.userId} ${one.topic}`, one]));
  if (last.size === 0) return;
  const rows = [...last.values()].map(({ userId, topic, memory }) => ({
    user_id: userId,
    topic,
    severity: memory.severity,
    what: memory.what,
    told_at: new Date(memory.toldAt),
    cleared_at: memory.clearedAt === null ? null : new Date(memory.clearedAt),
    held_back: memory.heldBack,
  }));
  await tx.execute(sql`
    insert into notification_topics (user_id, topic, severity, what, told_at, cleared_at, held_back)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as told (user_id uuid, topic text, severity text, what text, told_at timestamptz, cleared_at timestamptz, held_back int)
    on conflict (user_id, topic) do update set severity = excluded.severity, what = excluded.what,
      told_at = excluded.told_at, cleared_at = excluded.cleared_at, held_back = excluded.held_back`);
};
