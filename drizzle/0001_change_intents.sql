CREATE TABLE "observed_networks" (
	"network" text PRIMARY KEY NOT NULL,
	"facts" jsonb NOT NULL,
	"observed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_buckets" (
	"scope" text PRIMARY KEY NOT NULL,
	"tokens" double precision NOT NULL,
	"filled_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "trade_intents" DROP CONSTRAINT "trade_intents_amount";--> statement-breakpoint
ALTER TABLE "trade_intents" DROP CONSTRAINT "trade_intents_automation_id_automations_id_fk";
--> statement-breakpoint
DROP INDEX "trade_intents_one_open_per_account";--> statement-breakpoint
DROP INDEX "trade_intents_one_per_epoch";--> statement-breakpoint
DROP INDEX "triggers_below";--> statement-breakpoint
DROP INDEX "triggers_above";--> statement-breakpoint
ALTER TABLE "trade_intents" ALTER COLUMN "amount" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "triggers" ALTER COLUMN "price" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "exchange_accounts" ADD COLUMN "blind_told_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "exchange_accounts" ADD COLUMN "max_added_per_day" bigint;--> statement-breakpoint
ALTER TABLE "market_ticks" ADD COLUMN "settled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "trade_intents" ADD COLUMN "cause_kind" text;--> statement-breakpoint
ALTER TABLE "trade_intents" ADD COLUMN "cause_id" uuid;--> statement-breakpoint
ALTER TABLE "trade_intents" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "trade_intents" ADD COLUMN "details" jsonb;--> statement-breakpoint
ALTER TABLE "trade_intents" ADD COLUMN "before" jsonb;--> statement-breakpoint
ALTER TABLE "trade_intents" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "trade_intents" ADD COLUMN "unknown_told_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "trade_intents" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "triggers" ADD COLUMN "trailing_unit" text;--> statement-breakpoint
ALTER TABLE "triggers" ADD COLUMN "trailing_distance" integer;--> statement-breakpoint
ALTER TABLE "triggers" ADD COLUMN "trailing_since" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "trade_intents" SET
	"cause_kind" = 'automation',
	"cause_id" = "automation_id",
	"subject" = 'position:' || "position_id",
	"details" = jsonb_build_object('kind', 'add-margin', 'amount', "amount"),
	"before" = jsonb_build_object(
		'balance', ("facts" ->> 'balance')::bigint,
		'position', jsonb_build_object('margin', "margin_before", 'fundingPaid', 0, 'stopLoss', null)
	);--> statement-breakpoint
ALTER TABLE "trade_intents" ALTER COLUMN "cause_kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "trade_intents" ALTER COLUMN "cause_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "trade_intents" ALTER COLUMN "subject" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "trade_intents" ALTER COLUMN "details" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "trade_intents" ALTER COLUMN "before" SET NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "trade_intents_alone_in_account" ON "trade_intents" USING btree ("account_id") WHERE "trade_intents"."state" in ('planned', 'sent') and "trade_intents"."action" in ('add-margin');--> statement-breakpoint
CREATE INDEX "trade_intents_spent" ON "trade_intents" USING btree ("account_id","planned_at") WHERE "trade_intents"."amount" is not null;--> statement-breakpoint
CREATE INDEX "triggers_trailing" ON "triggers" USING btree ("network","side","trailing_unit","trailing_distance","trailing_since") WHERE "triggers"."armed" and "triggers"."trailing_since" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "trade_intents_one_per_epoch" ON "trade_intents" USING btree ("cause_id","subject","epoch");--> statement-breakpoint
CREATE INDEX "triggers_below" ON "triggers" USING btree ("network","price") WHERE "triggers"."armed" and "triggers"."side" = 'below' and "triggers"."price" is not null;--> statement-breakpoint
CREATE INDEX "triggers_above" ON "triggers" USING btree ("network","price") WHERE "triggers"."armed" and "triggers"."side" = 'above' and "triggers"."price" is not null;--> statement-breakpoint
ALTER TABLE "trade_intents" DROP COLUMN "automation_id";--> statement-breakpoint
ALTER TABLE "trade_intents" DROP COLUMN "position_id";--> statement-breakpoint
ALTER TABLE "trade_intents" DROP COLUMN "margin_before";--> statement-breakpoint
ALTER TABLE "trade_intents" ADD CONSTRAINT "trade_intents_cause" CHECK ("trade_intents"."cause_kind" in ('automation', 'manual', 'panic'));--> statement-breakpoint
ALTER TABLE "trade_intents" ADD CONSTRAINT "trade_intents_action" CHECK ("trade_intents"."action" in ('add-margin', 'close-trade', 'set-stop-loss'));--> statement-breakpoint
ALTER TABLE "trade_intents" ADD CONSTRAINT "trade_intents_amount" CHECK (case when "trade_intents"."action" = 'add-margin' then "trade_intents"."amount" > 0 else "trade_intents"."amount" is null end);--> statement-breakpoint
ALTER TABLE "triggers" ADD CONSTRAINT "triggers_trailing_whole" CHECK (("triggers"."trailing_unit" is null) = ("triggers"."trailing_distance" is null));--> statement-breakpoint
ALTER TABLE "triggers" ADD CONSTRAINT "triggers_can_fire" CHECK ("triggers"."price" is not null or ("triggers"."trailing_since" is not null and "triggers"."trailing_distance" > 0));--> statement-breakpoint
-- Dead entries at the boundary of the price indexes would slow every tick: clear them away early and at once.
ALTER TABLE "triggers" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);--> statement-breakpoint
ALTER TABLE "trigger_work" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
