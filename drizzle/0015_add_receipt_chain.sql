CREATE TABLE "receipt_chains" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "removed_receipts" (
	"user_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"account_id" uuid NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "removed_receipts_user_id_seq_pk" PRIMARY KEY("user_id","seq")
);
--> statement-breakpoint
ALTER TABLE "receipts" ADD COLUMN "chain_seq" bigint;--> statement-breakpoint
ALTER TABLE "receipts" ADD COLUMN "content_hash" "bytea";--> statement-breakpoint
ALTER TABLE "receipts" ADD COLUMN "previous_hash" "bytea";--> statement-breakpoint
ALTER TABLE "receipts" ADD COLUMN "hash" "bytea";--> statement-breakpoint
ALTER TABLE "receipt_chains" ADD CONSTRAINT "receipt_chains_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removed_receipts" ADD CONSTRAINT "removed_receipts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "receipts_chain" ON "receipts" USING btree ("user_id","chain_seq");--> statement-breakpoint
CREATE INDEX "receipts_automation" ON "receipts" USING btree ("automation_id","at");--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_chained" CHECK (num_nulls("receipts"."chain_seq", "receipts"."content_hash", "receipts"."previous_hash", "receipts"."hash") = 0) NOT VALID;--> statement-breakpoint
CREATE FUNCTION "keep_receipts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' THEN
		IF NOT EXISTS (SELECT 1 FROM "users" WHERE "id" = OLD."user_id") THEN
			RETURN OLD;
		END IF;
		IF NOT EXISTS (SELECT 1 FROM "exchange_accounts" WHERE "id" = OLD."account_id") THEN
			IF OLD."chain_seq" IS NOT NULL THEN
				INSERT INTO "removed_receipts" ("user_id", "seq", "account_id", "content_hash", "previous_hash", "hash")
				VALUES (OLD."user_id", OLD."chain_seq", OLD."account_id", OLD."content_hash", OLD."previous_hash", OLD."hash");
			END IF;
			RETURN OLD;
		END IF;
	END IF;
	RAISE EXCEPTION 'receipts is append-only';
END $$;--> statement-breakpoint
CREATE TRIGGER "receipts_append_only" BEFORE UPDATE OR DELETE ON "receipts" FOR EACH ROW EXECUTE FUNCTION "keep_receipts"();--> statement-breakpoint
CREATE FUNCTION "keep_removed_receipts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "users" WHERE "id" = OLD."user_id") THEN
		RETURN OLD;
	END IF;
	RAISE EXCEPTION 'removed_receipts is append-only';
END $$;--> statement-breakpoint
CREATE TRIGGER "removed_receipts_append_only" BEFORE UPDATE OR DELETE ON "removed_receipts" FOR EACH ROW EXECUTE FUNCTION "keep_removed_receipts"();
