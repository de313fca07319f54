ALTER TABLE "trigger_work" DROP CONSTRAINT "trigger_work_trigger_id_unique";--> statement-breakpoint
ALTER TABLE "trigger_work" DROP CONSTRAINT "trigger_work_trigger_id_triggers_id_fk";--> statement-breakpoint
ALTER TABLE "trigger_work" DROP CONSTRAINT "trigger_work_pkey";--> statement-breakpoint
ALTER TABLE "trigger_work" ADD PRIMARY KEY ("automation_id");--> statement-breakpoint
ALTER TABLE "trigger_work" ADD COLUMN "side" text;--> statement-breakpoint
ALTER TABLE "trigger_work" ADD COLUMN "price" integer;--> statement-breakpoint
ALTER TABLE "trigger_work" ADD COLUMN "trailing_unit" text;--> statement-breakpoint
ALTER TABLE "trigger_work" ADD COLUMN "trailing_distance" integer;--> statement-breakpoint
ALTER TABLE "trigger_work" ADD COLUMN "trailing_since" timestamp (3) with time zone;--> statement-breakpoint
WITH "moved" AS (
	DELETE FROM "triggers" USING "trigger_work" WHERE "triggers"."id" = "trigger_work"."trigger_id" RETURNING "triggers".*
)
UPDATE "trigger_work" SET
	"side" = "moved"."side",
	"price" = "moved"."price",
	"trailing_unit" = "moved"."trailing_unit",
	"trailing_distance" = "moved"."trailing_distance",
	"trailing_since" = "moved"."trailing_since"
FROM "moved" WHERE "moved"."id" = "trigger_work"."trigger_id";--> statement-breakpoint
ALTER TABLE "trigger_work" ALTER COLUMN "side" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "triggers" SET (fillfactor = 85);
