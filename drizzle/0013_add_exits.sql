DROP INDEX "automations_one_guard_per_position";--> statement-breakpoint
ALTER TABLE "automations" ADD COLUMN "slot" text DEFAULT 'guard' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "automations_one_per_slot" ON "automations" USING btree ("account_id","position_id","slot") WHERE "automations"."state" <> 'ended';--> statement-breakpoint
ALTER TABLE "automations" ADD CONSTRAINT "automations_kind" CHECK (("automations"."kind" = 'margin-guard') = ("automations"."slot" = 'guard'));