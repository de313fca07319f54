-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "users_operators" ON "users" USING btree ("id") WHERE "users"."role" = 'operator';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "receipts_outcome" ON "receipts" USING btree ("account_id","outcome","seq" DESC NULLS LAST);--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "receipts_account";
