ALTER TABLE "trigger_work" DROP CONSTRAINT "trigger_work_trigger_id_unique";--> statement-breakpoint
ALTER TABLE "trigger_work" DROP CONSTRAINT "trigger_work_trigger_id_triggers_id_fk";--> statement-breakpoint
ALTER TABLE "trigger_work" DROP CONSTRAINT "trigger_work_pkey";--> statement-breakpoint
ALTER TABLE "trigger_work" ADD PRIMARY KEY ("automation_id");--> statement-breakpoint
ALTER TABLE "trigger_work" ADD COLUMN "side" text;--> statement-breakpoint
ALTER TABLE "trigger_work" ADD COLUMN "price" integer;--> statement-breakpoint
ALTER TABLE "trigger_work" ADD COLUMN "trailing_unit" text;--> statement-breakpoint
ALTER TABLE "trigger_work" ADD COLUMN "trailing_distance" integer;--> statement-breakpoint
ALTER TABLE "trigger_work" ADD COLUMN "trailing_since" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "trigger_work" SET
	"side" = "triggers"."side",
	"price" = "triggers"."price",
	"trailing_unit" = "triggers"."trailing_unit",
	"trailing_distance" = "triggers"."trailing_distance",
	"trailing_since" = "triggers"."trailing_since"
FROM "triggers" WHERE "triggers"."id" = "trigger_work"."trigger_id";--> statement-breakpoint
DELETE FROM "triggers" USING "trigger_work" WHERE "triggers"."id" = "trigger_work"."trigger_id" AND NOT "triggers"."armed";--> statement-breakpoint
ALTER TABLE "trigger_work" ALTER COLUMN "side" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "triggers" SET (fillfactor = 85);
