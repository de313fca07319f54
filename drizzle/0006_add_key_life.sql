ALTER TABLE "exchange_accounts" ADD COLUMN "validated_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "exchange_accounts" ADD COLUMN "next_validation_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "vault_keys" ADD COLUMN "retired_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "exchange_accounts_validation" ON "exchange_accounts" USING btree ("network","next_validation_at");