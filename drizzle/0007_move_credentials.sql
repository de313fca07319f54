INSERT INTO "sealed_secrets" ("subject_id", "field", "user_id", "revision", "ciphertext", "wrapped_key", "key_id")
SELECT "id", 'credential', "user_id", "credential_revision", "credential", "wrapped_key", "key_id" FROM "exchange_accounts";--> statement-breakpoint
ALTER TABLE "exchange_accounts" DROP COLUMN "credential";--> statement-breakpoint
ALTER TABLE "exchange_accounts" DROP COLUMN "wrapped_key";--> statement-breakpoint
ALTER TABLE "exchange_accounts" DROP COLUMN "key_id";