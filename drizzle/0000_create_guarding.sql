CREATE TABLE "exchange_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"network" text NOT NULL,
	"label" text NOT NULL,
	"exchange_user_id" text NOT NULL,
	"key_last_four" text NOT NULL,
	"permissions" text[] NOT NULL,
	"credential" "bytea" NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"key_id" integer NOT NULL,
	"credential_revision" integer NOT NULL,
	"status" text NOT NULL,
	"balance" bigint,
	"read_at" timestamp (3) with time zone,
	"next_read_at" timestamp (3) with time zone NOT NULL,
	"blind_since" timestamp (3) with time zone,
	"blind_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exchange_accounts_network" CHECK ("exchange_accounts"."network" in ('mainnet', 'signet', 'paper'))
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"account_id" uuid NOT NULL,
	"id" text NOT NULL,
	"side" text NOT NULL,
	"quantity" integer NOT NULL,
	"price" integer NOT NULL,
	"entry_price" integer NOT NULL,
	"margin" bigint NOT NULL,
	"entry_margin" bigint NOT NULL,
	"liquidation" integer NOT NULL,
	"pl" bigint NOT NULL,
	"maintenance_margin" bigint NOT NULL,
	"funding_paid" bigint NOT NULL,
	"opening_fee" bigint NOT NULL,
	"stop_loss" integer,
	"take_profit" integer,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	"is_running" boolean NOT NULL,
	CONSTRAINT "positions_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "automations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"position_id" text NOT NULL,
	"kind" text NOT NULL,
	"config" jsonb NOT NULL,
	"state" text NOT NULL,
	"epoch" bigint DEFAULT 0 NOT NULL,
	"last_action_at" timestamp (3) with time zone,
	"held_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "automations_state" CHECK ("automations"."state" in ('armed', 'paused', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "market_ticks" (
	"network" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"worker_seen_at" timestamp (3) with time zone,
	"funding_rate" bigint,
	"funding_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "trade_intents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"automation_id" uuid NOT NULL,
	"position_id" text NOT NULL,
	"epoch" bigint NOT NULL,
	"action" text NOT NULL,
	"amount" bigint NOT NULL,
	"state" text NOT NULL,
	"margin_before" bigint NOT NULL,
	"facts" jsonb NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"signed_at" timestamp (3) with time zone,
	"settle_until" timestamp (3) with time zone,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "trade_intents_amount" CHECK ("trade_intents"."amount" > 0),
	CONSTRAINT "trade_intents_state" CHECK ("trade_intents"."state" in ('planned', 'sent', 'confirmed', 'rejected', 'not-applied', 'ambiguous', 'superseded'))
);
--> statement-breakpoint
CREATE TABLE "trigger_work" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"trigger_id" bigint NOT NULL,
	"automation_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"network" text NOT NULL,
	"low" integer NOT NULL,
	"high" integer NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "trigger_work_trigger_id_unique" UNIQUE("trigger_id")
);
--> statement-breakpoint
CREATE TABLE "triggers" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"automation_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"network" text NOT NULL,
	"side" text NOT NULL,
	"price" integer NOT NULL,
	"armed" boolean NOT NULL,
	"rearm_at" timestamp (3) with time zone,
	CONSTRAINT "triggers_automation_id_unique" UNIQUE("automation_id"),
	CONSTRAINT "triggers_side" CHECK ("triggers"."side" in ('below', 'above'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"idle_ms" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"user_id" uuid NOT NULL,
	"receipt_id" uuid,
	"severity" text NOT NULL,
	"facts" jsonb NOT NULL,
	"outcome" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"automation_id" uuid,
	"position_id" text,
	"intent_id" uuid,
	"outcome" text NOT NULL,
	"facts" jsonb NOT NULL,
	"raw_answer" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "exchange_accounts" ADD CONSTRAINT "exchange_accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_account_id_exchange_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."exchange_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "automations" ADD CONSTRAINT "automations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "automations" ADD CONSTRAINT "automations_account_id_position_id_positions_account_id_id_fk" FOREIGN KEY ("account_id","position_id") REFERENCES "public"."positions"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_intents" ADD CONSTRAINT "trade_intents_account_id_exchange_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."exchange_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_intents" ADD CONSTRAINT "trade_intents_automation_id_automations_id_fk" FOREIGN KEY ("automation_id") REFERENCES "public"."automations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trigger_work" ADD CONSTRAINT "trigger_work_trigger_id_triggers_id_fk" FOREIGN KEY ("trigger_id") REFERENCES "public"."triggers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "triggers" ADD CONSTRAINT "triggers_automation_id_automations_id_fk" FOREIGN KEY ("automation_id") REFERENCES "public"."automations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "triggers" ADD CONSTRAINT "triggers_account_id_exchange_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."exchange_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_receipt_id_receipts_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."receipts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_account_id_exchange_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."exchange_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "exchange_accounts_one_owner" ON "exchange_accounts" USING btree ("network","exchange_user_id");--> statement-breakpoint
CREATE INDEX "exchange_accounts_user" ON "exchange_accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "exchange_accounts_due" ON "exchange_accounts" USING btree ("network","next_read_at");--> statement-breakpoint
CREATE INDEX "positions_running" ON "positions" USING btree ("account_id") WHERE "positions"."is_running";--> statement-breakpoint
CREATE UNIQUE INDEX "automations_one_guard_per_position" ON "automations" USING btree ("account_id","position_id","kind") WHERE "automations"."state" <> 'ended';--> statement-breakpoint
CREATE INDEX "automations_user" ON "automations" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "trade_intents_one_per_epoch" ON "trade_intents" USING btree ("automation_id","position_id","epoch");--> statement-breakpoint
CREATE UNIQUE INDEX "trade_intents_one_open_per_account" ON "trade_intents" USING btree ("account_id") WHERE "trade_intents"."state" in ('planned', 'sent');--> statement-breakpoint
CREATE INDEX "trade_intents_open" ON "trade_intents" USING btree ("lease_until") WHERE "trade_intents"."state" in ('planned', 'sent');--> statement-breakpoint
CREATE INDEX "trigger_work_due" ON "trigger_work" USING btree ("network","lease_until");--> statement-breakpoint
CREATE INDEX "triggers_below" ON "triggers" USING btree ("network","price") WHERE "triggers"."armed" and "triggers"."side" = 'below';--> statement-breakpoint
CREATE INDEX "triggers_above" ON "triggers" USING btree ("network","price") WHERE "triggers"."armed" and "triggers"."side" = 'above';--> statement-breakpoint
CREATE INDEX "triggers_rearm" ON "triggers" USING btree ("network","rearm_at") WHERE not "triggers"."armed" and "triggers"."rearm_at" is not null;--> statement-breakpoint
CREATE INDEX "triggers_account" ON "triggers" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_unique" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "outbox_user" ON "outbox" USING btree ("user_id","seq" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "receipts_log" ON "receipts" USING btree ("user_id","seq" DESC NULLS LAST);