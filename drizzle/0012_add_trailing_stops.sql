ALTER TABLE "positions" ADD COLUMN "client_id" text;--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "stop_loss_trailing_bps" integer;