CREATE TABLE "account_blindness" (
	"account_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "account_blindness_account_id_since_pk" PRIMARY KEY("account_id","since")
);
--> statement-breakpoint
CREATE TABLE "position_changes" (
	"account_id" uuid NOT NULL,
	"position_id" text NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	"margin" bigint NOT NULL,
	"price" integer NOT NULL,
	"liquidation" integer NOT NULL,
	"funding_paid" bigint NOT NULL,
	"stop_loss" integer,
	CONSTRAINT "position_changes_account_id_position_id_read_at_pk" PRIMARY KEY("account_id","position_id","read_at")
);
--> statement-breakpoint
ALTER TABLE "account_blindness" ADD CONSTRAINT "account_blindness_account_id_exchange_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."exchange_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_changes" ADD CONSTRAINT "position_changes_account_id_position_id_positions_account_id_id_fk" FOREIGN KEY ("account_id","position_id") REFERENCES "public"."positions"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_blindness_age" ON "account_blindness" USING btree ("until");--> statement-breakpoint
CREATE INDEX "position_changes_age" ON "position_changes" USING btree ("read_at");--> statement-breakpoint
INSERT INTO "position_changes" ("account_id", "position_id", "read_at", "margin", "price", "liquidation", "funding_paid", "stop_loss")
	SELECT "account_id", "id", "read_at", "margin", "price", "liquidation", "funding_paid", "stop_loss" FROM "positions" WHERE "is_running";--> statement-breakpoint
CREATE FUNCTION "keep_position_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO "position_changes" ("account_id", "position_id", "read_at", "margin", "price", "liquidation", "funding_paid", "stop_loss")
	VALUES (NEW."account_id", NEW."id", NEW."read_at", NEW."margin", NEW."price", NEW."liquidation", NEW."funding_paid", NEW."stop_loss")
	ON CONFLICT ("account_id", "position_id", "read_at") DO UPDATE SET "margin" = excluded."margin", "price" = excluded."price",
		"liquidation" = excluded."liquidation", "funding_paid" = excluded."funding_paid", "stop_loss" = excluded."stop_loss";
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "positions_begun" AFTER INSERT ON "positions" FOR EACH ROW EXECUTE FUNCTION "keep_position_change"();--> statement-breakpoint
CREATE TRIGGER "positions_changed" AFTER UPDATE ON "positions" FOR EACH ROW
	WHEN ((OLD."margin", OLD."price", OLD."liquidation", OLD."funding_paid", OLD."stop_loss")
		IS DISTINCT FROM (NEW."margin", NEW."price", NEW."liquidation", NEW."funding_paid", NEW."stop_loss"))
	EXECUTE FUNCTION "keep_position_change"();--> statement-breakpoint
INSERT INTO "account_blindness" ("account_id", "since", "reason")
	SELECT "id", "blind_since", "blind_reason" FROM "exchange_accounts" WHERE "blind_since" IS NOT NULL;--> statement-breakpoint
CREATE FUNCTION "keep_account_blindness"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD."blind_since" IS NOT NULL THEN
		UPDATE "account_blindness"
		SET "until" = CASE WHEN NEW."read_at" >= "since" THEN NEW."read_at" ELSE greatest("since", clock_timestamp()) END
		WHERE "account_id" = NEW."id" AND "until" IS NULL;
	END IF;
	IF NEW."blind_since" IS NOT NULL THEN
		INSERT INTO "account_blindness" ("account_id", "since", "reason")
		VALUES (NEW."id", NEW."blind_since", NEW."blind_reason") ON CONFLICT ("account_id", "since") DO NOTHING;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "exchange_accounts_blinded" AFTER UPDATE ON "exchange_accounts" FOR EACH ROW
	WHEN (OLD."blind_since" IS DISTINCT FROM NEW."blind_since") EXECUTE FUNCTION "keep_account_blindness"();
