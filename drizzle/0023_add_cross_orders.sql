ALTER TABLE "cross_positions" ADD COLUMN "orders" jsonb;--> statement-breakpoint
ALTER TABLE "cross_positions" ADD COLUMN "orders_read_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cross_positions" ADD COLUMN "orders_asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cross_positions" ADD CONSTRAINT "cross_positions_orders_read" CHECK (("cross_positions"."orders" is null) = ("cross_positions"."orders_read_at" is null));