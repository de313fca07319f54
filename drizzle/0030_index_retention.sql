-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "deliveries_waiting" ON "deliveries" USING btree ("outbox_id") WHERE "deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "canary_user" ON "canary" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "operator_alerts_cleared" ON "operator_alerts" USING btree ("cleared_at") WHERE "operator_alerts"."cleared_at" is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "mails_ended" ON "mails" USING btree ("created_at") WHERE "mails"."state" <> 'waiting';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "telegram_codes_end" ON "telegram_codes" USING btree ("expires_at");
