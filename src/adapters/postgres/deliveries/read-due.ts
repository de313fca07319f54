import { type SQL, sql } from "drizzle-orm";
import type { Locale } from "#domain/language/locale.ts";
import type { OuterChannel, Severity } from "#domain/notifications/channel.ts";
import type { NotificationFacts } from "#domain/notifications/notification-facts.ts";
import type { ReceiptOutcome } from "#domain/notifications/receipt.ts";
import type { DeliveryAddress, DueDelivery } from "#ports/deliveries.ts";
import type { Database } from "../open-database.ts";

type Row = {
  readonly id: string;
  readonly outbox_id: string;
  readonly user_id: string;
  readonly channel: OuterChannel;
  readonly address_id: string | null;
  readonly round: number;
  readonly is_loud: boolean;
  readonly due_ms: number;
  readonly attempts: number;
  readonly severity: Severity;
  readonly facts: NotificationFacts;
  readonly outcome: ReceiptOutcome;
  readonly receipt_id: string | null;
  readonly account_id: string | null;
  readonly position_id: string | null;
  readonly at_ms: number;
  readonly held_back: number;
  readonly is_acknowledged: boolean;
  readonly traceparent: string | null;
  readonly locale: Locale;
  readonly time_zone: string;
  readonly email: string;
  readonly endpoint: string | null;
  readonly p256dh: string | null;
  readonly auth: string | null;
  readonly chat_id: string | null;
  readonly webhook_id: string | null;
  readonly url: string | null;
  readonly revision: number | null;
};

const addressOf = (row: Row): DeliveryAddress => {
  switch (row.channel) {
    case "email":
      return { channel: "email", to: row.email };
    case "push":
      return row.endpoint === null || row.p256dh === null || row.auth === null
        ? { channel: "gone" }
        : { channel: "push", endpoint: row.endpoint, p256dh: row.p256dh, auth: row.auth };
    case "telegram":
      return row.chat_id === null
        ? { channel: "gone" }
        : { channel: "telegram", chatId: Number(row.chat_id) };
    case "webhook":
      return row.webhook_id === null || row.url === null || row.revision === null
        ? { channel: "gone" }
        : { channel: "webhook", webhookId: row.webhook_id, url: row.url, revision: row.revision };
  }
};

const dueOfRow = (row: Row): DueDelivery => ({
  id: row.id,
  outboxId: row.outbox_id,
  userId: row.user_id,
  channel: row.channel,
  address: addressOf(row),
  addressId: row.address_id,
  round: row.round,
  isLoud: row.is_loud,
  dueAt: Math.round(row.due_ms),
  attempts: row.attempts,
  severity: row.severity,
  facts: row.facts,
  outcome: row.outcome,
  receiptId: row.receipt_id,
  accountId: row.account_id,
  positionId: row.position_id,
  at: Math.round(row.at_ms),
  heldBack: row.held_back,
  isAcknowledged: row.is_acknowledged,
  traceparent: row.traceparent,
  locale: row.locale,
  timeZone: row.time_zone,
});

/** Deliveries with what they tell and where they go now; an address that died or was taken away since is gone. */
export const readDue = async (
  db: Database,
  which: SQL,
): Promise<readonly (DueDelivery & { readonly to: string })[]> => {
  const rows = await db.execute<Row>(sql`
    select d.id, d.outbox_id, d.user_id, d.channel, d.address_id, d.round, d.is_loud,
           extract(epoch from d.due_at)::float8 * 1000 as due_ms, d.attempts,
           o.severity, o.facts, o.outcome, o.receipt_id, r.account_id, r.position_id,
           extract(epoch from o.at)::float8 * 1000 as at_ms, o.held_back, o.acknowledged_at is not null as is_acknowledged,
           o.traceparent, coalesce(p.locale, 'en') as locale, coalesce(p.time_zone, 'UTC') as time_zone, u.email,
           s.endpoint, s.p256dh, s.auth, t.chat_id, w.id as webhook_id, w.url, w.revision
    from deliveries d
    join outbox o on o.id = d.outbox_id
    join users u on u.id = d.user_id
    left join receipts r on r.id = o.receipt_id
    left join preferences p on p.user_id = d.user_id
    left join push_subscriptions s on s.id = d.address_id and s.user_id = d.user_id and s.dead_at is null
    left join telegram_chats t on t.user_id = d.user_id and t.dead_at is null
    left join webhooks w on w.user_id = d.user_id and w.dead_at is null
    where ${which}`);
  return [...rows].map((row) => ({ ...dueOfRow(row), to: row.email }));
};
