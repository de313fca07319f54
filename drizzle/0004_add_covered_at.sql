ALTER TABLE "market_ticks" ADD COLUMN "covered_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "market_ticks" SET "covered_at" = "at";--> statement-breakpoint
ALTER TABLE "market_ticks" ALTER COLUMN "covered_at" SET NOT NULL;
