CREATE INDEX IF NOT EXISTS "users_operators" ON "users" USING btree ("id") WHERE "users"."role" = 'operator';--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "receipts_outcome" ON "receipts" USING btree ("account_id","outcome","seq" DESC NULLS LAST);--> statement-breakpoint
DROP INDEX IF EXISTS "receipts_account";
