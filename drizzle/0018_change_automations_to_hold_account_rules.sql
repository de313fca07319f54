ALTER TABLE "automations" ALTER COLUMN "position_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "automations" ADD COLUMN "memory" jsonb;--> statement-breakpoint
ALTER TABLE "automations" ADD COLUMN "looks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "automations_one_breaker" ON "automations" USING btree ("account_id") WHERE "automations"."slot" = 'breaker' and "automations"."state" <> 'ended';--> statement-breakpoint
ALTER TABLE "automations" ADD CONSTRAINT "automations_place" CHECK (("automations"."position_id" is null) = ("automations"."slot" in ('alert', 'breaker', 'entry')));--> statement-breakpoint
ALTER TABLE "automations" ADD CONSTRAINT "automations_memory" CHECK (("automations"."memory" is null) = ("automations"."slot" not in ('alert', 'breaker', 'entry')));