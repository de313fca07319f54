CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outbox_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address_id" uuid,
	"round" integer NOT NULL,
	"is_loud" boolean NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_words" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "deliveries_once" UNIQUE NULLS NOT DISTINCT("outbox_id","channel","address_id","round"),
	CONSTRAINT "deliveries_channel" CHECK ("deliveries"."channel" in ('push', 'telegram', 'email', 'webhook')),
	CONSTRAINT "deliveries_state" CHECK ("deliveries"."state" in ('waiting', 'sent', 'failed', 'spared', 'unsent')),
	CONSTRAINT "deliveries_ended" CHECK (("deliveries"."state" = 'waiting') = ("deliveries"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "notification_choices" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"cells" jsonb NOT NULL,
	"quiet_from" integer,
	"quiet_until" integer,
	"digest_hour" integer,
	"digest_channel" text,
	"digest_at" timestamp (3) with time zone,
	"ladder" jsonb NOT NULL,
	"chosen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notification_choices_quiet" CHECK (num_nulls("notification_choices"."quiet_from", "notification_choices"."quiet_until") in (0, 2)),
	CONSTRAINT "notification_choices_digest" CHECK (num_nulls("notification_choices"."digest_hour", "notification_choices"."digest_channel", "notification_choices"."digest_at") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "notification_topics" (
	"user_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"severity" text NOT NULL,
	"what" text NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	"cleared_at" timestamp (3) with time zone,
	"held_back" integer NOT NULL,
	CONSTRAINT "notification_topics_user_id_topic_pk" PRIMARY KEY("user_id","topic")
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"device" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"dead_at" timestamp (3) with time zone,
	CONSTRAINT "push_subscriptions_endpoint" UNIQUE("endpoint")
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"url" text NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"dead_at" timestamp (3) with time zone,
	CONSTRAINT "webhooks_user" UNIQUE("user_id")
);
--> statement-breakpoint
CREATE TABLE "telegram_chats" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"chat_id" bigint NOT NULL,
	"label" text NOT NULL,
	"bound_at" timestamp (3) with time zone NOT NULL,
	"dead_at" timestamp (3) with time zone,
	CONSTRAINT "telegram_chats_chat" UNIQUE("chat_id"),
	CONSTRAINT "telegram_chats_label" CHECK (length("telegram_chats"."label") <= 100)
);
--> statement-breakpoint
CREATE TABLE "telegram_codes" (
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"id" uuid NOT NULL,
	"digest" text NOT NULL,
	"chat_id" bigint,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "telegram_codes_user_id_purpose_pk" PRIMARY KEY("user_id","purpose"),
	CONSTRAINT "telegram_codes_digest" UNIQUE("digest"),
	CONSTRAINT "telegram_codes_purpose" CHECK ("telegram_codes"."purpose" in ('bind', 'flatten')),
	CONSTRAINT "telegram_codes_chat" CHECK (("telegram_codes"."purpose" = 'bind') = ("telegram_codes"."chat_id" is null))
);
--> statement-breakpoint
CREATE TABLE "telegram_state" (
	"one" smallint PRIMARY KEY NOT NULL,
	"last" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "telegram_state_one" CHECK ("telegram_state"."one" = 1)
);
--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "state" text DEFAULT 'unsent' NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "last_words" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "spread_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "in_app" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "held_back" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "is_for_digest" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "read_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "acknowledged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "acknowledged_on" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "traceparent" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_outbox_id_outbox_id_fk" FOREIGN KEY ("outbox_id") REFERENCES "public"."outbox"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_topics" ADD CONSTRAINT "notification_topics_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telegram_chats" ADD CONSTRAINT "telegram_chats_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telegram_codes" ADD CONSTRAINT "telegram_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_log" ON "deliveries" USING btree ("user_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "deliveries_unsent" ON "deliveries" USING btree ("created_at" DESC NULLS LAST) WHERE "deliveries"."state" = 'unsent' and "deliveries"."channel" = 'email';--> statement-breakpoint
CREATE INDEX "notification_choices_digest_due" ON "notification_choices" USING btree ("digest_hour") WHERE "notification_choices"."digest_hour" is not null;--> statement-breakpoint
CREATE INDEX "notification_topics_told" ON "notification_topics" USING btree ("told_at");--> statement-breakpoint
CREATE INDEX "push_subscriptions_user" ON "push_subscriptions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "telegram_codes_id" ON "telegram_codes" USING btree ("id");--> statement-breakpoint
-- What was written before anybody could be told was seen in the app, and is told nobody now.
UPDATE "outbox" SET "spread_at" = "at", "read_at" = "at", "in_app" = 'on';--> statement-breakpoint
CREATE INDEX "outbox_fresh" ON "outbox" USING btree ("seq") WHERE "outbox"."spread_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_unread" ON "outbox" USING btree ("user_id","seq" DESC NULLS LAST) WHERE "outbox"."read_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_digest" ON "outbox" USING btree ("user_id","seq") WHERE "outbox"."is_for_digest";--> statement-breakpoint
CREATE INDEX "outbox_at" ON "outbox" USING btree ("at");--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_state" CHECK ("mails"."state" in ('waiting', 'sent', 'failed', 'unsent'));