CREATE TABLE "cross_positions" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"id" text,
	"side" text,
	"quantity" integer,
	"margin" bigint,
	"leverage" integer,
	"entry_price" bigint,
	"liquidation" integer,
	"initial_margin" bigint,
	"running_margin" bigint,
	"maintenance_margin" bigint,
	"pl" bigint,
	"total_pl" bigint,
	"funding_paid" bigint,
	"trading_fees" bigint,
	"updated_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"held_since" timestamp (3) with time zone,
	"blind_since" timestamp (3) with time zone,
	"blind_reason" text,
	"blind_told_at" timestamp (3) with time zone,
	CONSTRAINT "cross_positions_read_whole" CHECK (("cross_positions"."read_at" is null) = ("cross_positions"."margin" is null)),
	CONSTRAINT "cross_positions_held" CHECK (("cross_positions"."side" is null) = ("cross_positions"."held_since" is null))
);
--> statement-breakpoint
ALTER TABLE "automations" DROP CONSTRAINT "automations_place";--> statement-breakpoint
ALTER TABLE "cross_positions" ADD CONSTRAINT "cross_positions_account_id_exchange_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."exchange_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "automations" ADD CONSTRAINT "automations_account_id_exchange_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."exchange_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "automations_one_cross_guard" ON "automations" USING btree ("account_id") WHERE "automations"."slot" = 'cross-guard' and "automations"."state" <> 'ended';--> statement-breakpoint
ALTER TABLE "automations" ADD CONSTRAINT "automations_cross_guard" CHECK (("automations"."kind" = 'cross-guard') = ("automations"."slot" = 'cross-guard'));--> statement-breakpoint
ALTER TABLE "automations" ADD CONSTRAINT "automations_place" CHECK (("automations"."position_id" is null) = ("automations"."slot" in ('alert', 'breaker', 'entry', 'cross-guard')));