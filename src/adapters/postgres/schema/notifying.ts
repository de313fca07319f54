import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { OuterChannel, Severity } from "#domain/notifications/channel.ts";
import type { Choices, LadderStep } from "#domain/notifications/choice/choices.ts";
import type { DeliveryState } from "#ports/deliveries.ts";
import { timeColumn } from "./columns.ts";
import { users } from "./people.ts";
import { outbox } from "./telling.ts";

const CHANNELS = sql.raw("'push', 'telegram', 'email', 'webhook'");

/** How a trader wants to be told; what is not here is as by default. */
export const notificationChoices = pgTable(
  "notification_choices",
  {
    userId: uuid("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    cells: jsonb("cells").$type<Choices["cells"]>().notNull(),
    /** Minutes of the day by the trader's zone; both or neither. */
    quietFrom: integer("quiet_from"),
    quietUntil: integer("quiet_until"),
    digestHour: integer("digest_hour"),
    digestChannel: text("digest_channel").$type<"email" | "telegram">(),
    /** When the last digest was written, or digests were chosen. */
    digestAt: timeColumn("digest_at"),
    ladder: jsonb("ladder").$type<readonly LadderStep[]>().notNull(),
    chosenAt: timeColumn("chosen_at").notNull(),
  },
  (t) => [
    check("notification_choices_quiet", sql`num_nulls(${t.quietFrom}, ${t.quietUntil}) in (0, 2)`),
    check(
      "notification_choices_digest",
      sql`num_nulls(${t.digestHour}, ${t.digestChannel}, ${t.digestAt}) in (0, 3)`,
    ),
    index("notification_choices_digest_due").on(t.digestHour).where(sql`${t.digestHour} is not null`),
  ],
);

/** What was last told of a topic, so that the same is not told over and over. */
export const notificationTopics = pgTable(
  "notification_topics",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    topic: text("topic").notNull(),
    severity: text("severity").$type<Severity>().notNull(),
    what: text("what").notNull(),
    toldAt: timeColumn("told_at").notNull(),
    clearedAt: timeColumn("cleared_at"),
    heldBack: integer("held_back").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.topic] }), index("notification_topics_told").on(t.toldAt)],
);

/** One thing on its way to one address, and what became of it: the delivery log. Its id is the idempotency key. */
export const deliveries = pgTable(
  "deliveries",
  {
    id: uuid("id").primaryKey(),
    outboxId: uuid("outbox_id")
      .notNull()
      .references(() => outbox.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    channel: text("channel").$type<OuterChannel>().notNull(),
    /** Which of several addresses of the channel; null where it has one. */
    addressId: uuid("address_id"),
    /** Which climb of the ladder. */
    round: integer("round").notNull(),
    isLoud: boolean("is_loud").notNull(),
    dueAt: timeColumn("due_at").notNull(),
    state: text("state").$type<DeliveryState>().notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** Why the last attempt failed, in English, as the log of the channel has it. */
    lastWords: text("last_words"),
    createdAt: timeColumn("created_at").notNull(),
    endedAt: timeColumn("ended_at"),
  },
  (t) => [
    unique("deliveries_once").on(t.outboxId, t.channel, t.addressId, t.round).nullsNotDistinct(),
    index("deliveries_log").on(t.userId, t.createdAt.desc(), t.id.desc()),
    index("deliveries_waiting").on(t.outboxId).where(sql`${t.state} = 'waiting'`),
    index("deliveries_unsent")
      .on(t.createdAt.desc())
      .where(sql`${t.state} = 'unsent' and ${t.channel} = 'email'`),
    check("deliveries_channel", sql`${t.channel} in (${CHANNELS})`),
    check("deliveries_state", sql`${t.state} in ('waiting', 'sent', 'failed', 'spared', 'unsent')`),
    check("deliveries_ended", sql`(${t.state} = 'waiting') = (${t.endedAt} is null)`),
  ],
);

/** A browser that shows what it is sent. `deadAt` is when its vendor said that it takes nothing any more. */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    endpoint: text("endpoint").notNull(),
    p256dh: text("p256dh").notNull(),
    auth: text("auth").notNull(),
    device: text("device").notNull(),
    createdAt: timeColumn("created_at").notNull(),
    deadAt: timeColumn("dead_at"),
  },
  (t) => [
    unique("push_subscriptions_endpoint").on(t.endpoint),
    index("push_subscriptions_user").on(t.userId),
  ],
);

/** Where a trader's own program listens. What signs its messages is in the vault, under this id. */
export const webhooks = pgTable(
  "webhooks",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    url: text("url").notNull(),
    /** Grows with each new secret. */
    revision: integer("revision").notNull(),
    createdAt: timeColumn("created_at").notNull(),
    deadAt: timeColumn("dead_at"),
  },
  (t) => [unique("webhooks_user").on(t.userId)],
);
