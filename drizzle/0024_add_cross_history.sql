CREATE TABLE "cross_blindness" (
	"account_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "cross_blindness_account_id_since_pk" PRIMARY KEY("account_id","since")
);
--> statement-breakpoint
CREATE TABLE "cross_position_changes" (
	"account_id" uuid NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	"id" text NOT NULL,
	"side" text,
	"quantity" integer NOT NULL,
	"margin" bigint NOT NULL,
	"leverage" integer NOT NULL,
	"entry_price" bigint,
	"liquidation" integer,
	"initial_margin" bigint NOT NULL,
	"running_margin" bigint NOT NULL,
	"maintenance_margin" bigint NOT NULL,
	"realised_pl" bigint NOT NULL,
	"funding_paid" bigint NOT NULL,
	"trading_fees" bigint NOT NULL,
	"held_since" timestamp (3) with time zone,
	CONSTRAINT "cross_position_changes_account_id_read_at_pk" PRIMARY KEY("account_id","read_at")
);
--> statement-breakpoint
ALTER TABLE "cross_blindness" ADD CONSTRAINT "cross_blindness_account_id_cross_positions_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."cross_positions"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cross_position_changes" ADD CONSTRAINT "cross_position_changes_account_id_cross_positions_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."cross_positions"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cross_blindness_age" ON "cross_blindness" USING btree ("until");--> statement-breakpoint
CREATE INDEX "cross_position_changes_age" ON "cross_position_changes" USING btree ("read_at");--> statement-breakpoint
INSERT INTO "cross_position_changes" ("account_id", "read_at", "id", "side", "quantity", "margin", "leverage", "entry_price", "liquidation", "initial_margin", "running_margin", "maintenance_margin", "realised_pl", "funding_paid", "trading_fees", "held_since")
	SELECT "account_id", "read_at", "id", "side", "quantity", "margin", "leverage", "entry_price", "liquidation", "initial_margin", "running_margin", "maintenance_margin", "total_pl" - "pl", "funding_paid", "trading_fees", "held_since"
	FROM "cross_positions" WHERE "read_at" IS NOT NULL;--> statement-breakpoint
CREATE FUNCTION "keep_cross_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO "cross_position_changes" ("account_id", "read_at", "id", "side", "quantity", "margin", "leverage", "entry_price", "liquidation", "initial_margin", "running_margin", "maintenance_margin", "realised_pl", "funding_paid", "trading_fees", "held_since")
	VALUES (NEW."account_id", NEW."read_at", NEW."id", NEW."side", NEW."quantity", NEW."margin", NEW."leverage", NEW."entry_price", NEW."liquidation", NEW."initial_margin", NEW."running_margin", NEW."maintenance_margin", NEW."total_pl" - NEW."pl", NEW."funding_paid", NEW."trading_fees", NEW."held_since")
	ON CONFLICT ("account_id", "read_at") DO UPDATE SET "id" = excluded."id", "side" = excluded."side", "quantity" = excluded."quantity",
		"margin" = excluded."margin", "leverage" = excluded."leverage", "entry_price" = excluded."entry_price", "liquidation" = excluded."liquidation",
		"initial_margin" = excluded."initial_margin", "running_margin" = excluded."running_margin", "maintenance_margin" = excluded."maintenance_margin",
		"realised_pl" = excluded."realised_pl", "funding_paid" = excluded."funding_paid", "trading_fees" = excluded."trading_fees", "held_since" = excluded."held_since";
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "cross_positions_begun" AFTER INSERT ON "cross_positions" FOR EACH ROW
	WHEN (NEW."read_at" IS NOT NULL) EXECUTE FUNCTION "keep_cross_change"();--> statement-breakpoint
CREATE TRIGGER "cross_positions_changed" AFTER UPDATE ON "cross_positions" FOR EACH ROW
	WHEN (NEW."read_at" IS NOT NULL AND
		(OLD."id", OLD."side", OLD."quantity", OLD."margin", OLD."leverage", OLD."entry_price", OLD."liquidation", OLD."initial_margin", OLD."running_margin", OLD."maintenance_margin", OLD."total_pl" - OLD."pl", OLD."funding_paid", OLD."trading_fees", OLD."held_since")
		IS DISTINCT FROM (NEW."id", NEW."side", NEW."quantity", NEW."margin", NEW."leverage", NEW."entry_price", NEW."liquidation", NEW."initial_margin", NEW."running_margin", NEW."maintenance_margin", NEW."total_pl" - NEW."pl", NEW."funding_paid", NEW."trading_fees", NEW."held_since"))
	EXECUTE FUNCTION "keep_cross_change"();--> statement-breakpoint
INSERT INTO "cross_blindness" ("account_id", "since", "reason")
	SELECT "account_id", "blind_since", "blind_reason" FROM "cross_positions" WHERE "blind_since" IS NOT NULL;--> statement-breakpoint
CREATE FUNCTION "keep_cross_blindness"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE "cross_blindness"
	SET "until" = CASE WHEN NEW."read_at" >= "since" THEN NEW."read_at" ELSE greatest("since", clock_timestamp()) END
	WHERE "account_id" = NEW."account_id" AND "until" IS NULL;
	IF NEW."blind_since" IS NOT NULL THEN
		INSERT INTO "cross_blindness" ("account_id", "since", "reason")
		VALUES (NEW."account_id", NEW."blind_since", NEW."blind_reason") ON CONFLICT ("account_id", "since") DO NOTHING;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "cross_positions_begun_blind" AFTER INSERT ON "cross_positions" FOR EACH ROW
	WHEN (NEW."blind_since" IS NOT NULL) EXECUTE FUNCTION "keep_cross_blindness"();--> statement-breakpoint
CREATE TRIGGER "cross_positions_blinded" AFTER UPDATE ON "cross_positions" FOR EACH ROW
	WHEN (OLD."blind_since" IS DISTINCT FROM NEW."blind_since") EXECUTE FUNCTION "keep_cross_blindness"();
