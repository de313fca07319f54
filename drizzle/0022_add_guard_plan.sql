ALTER TABLE "automations" DROP CONSTRAINT "automations_place";--> statement-breakpoint
ALTER TABLE "automations" DROP CONSTRAINT "automations_memory";--> statement-breakpoint
CREATE UNIQUE INDEX "automations_one_guard_plan" ON "automations" USING btree ("account_id") WHERE "automations"."slot" = 'guard-plan' and "automations"."state" <> 'ended';--> statement-breakpoint
ALTER TABLE "automations" ADD CONSTRAINT "automations_place" CHECK (("automations"."position_id" is null) = ("automations"."slot" in ('alert', 'breaker', 'entry', 'guard-plan', 'cross-guard')));--> statement-breakpoint
ALTER TABLE "automations" ADD CONSTRAINT "automations_memory" CHECK (("automations"."memory" is null) = ("automations"."slot" not in ('alert', 'breaker', 'entry', 'guard-plan')));