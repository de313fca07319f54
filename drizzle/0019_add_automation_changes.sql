CREATE TABLE "automation_changes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"automation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"what" text NOT NULL,
	"version" integer NOT NULL,
	"by" text NOT NULL,
	"from_version" integer,
	CONSTRAINT "automation_changes_what" CHECK ("automation_changes"."what" in ('armed', 'edited', 'paused', 'resumed', 'ended', 'deleted', 'rolled-back', 'copied', 'imported')),
	CONSTRAINT "automation_changes_by" CHECK ("automation_changes"."by" in ('trader', 'panic', 'axisor')),
	CONSTRAINT "automation_changes_from" CHECK (("automation_changes"."what" = 'rolled-back') = ("automation_changes"."from_version" is not null))
);
--> statement-breakpoint
ALTER TABLE "automation_changes" ADD CONSTRAINT "automation_changes_automation_id_automations_id_fk" FOREIGN KEY ("automation_id") REFERENCES "public"."automations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "automation_changes_automation" ON "automation_changes" USING btree ("automation_id","id");--> statement-breakpoint
INSERT INTO "automation_changes" ("automation_id", "user_id", "at", "what", "version", "by")
	SELECT "versions"."automation_id", "automations"."user_id", "versions"."made_at",
		CASE WHEN "versions"."version" = min("versions"."version") OVER (PARTITION BY "versions"."automation_id") THEN 'armed' ELSE 'edited' END,
		"versions"."version", 'trader'
	FROM "automation_versions" AS "versions" JOIN "automations" ON "automations"."id" = "versions"."automation_id"
	ORDER BY "versions"."automation_id", "versions"."version";--> statement-breakpoint
INSERT INTO "automation_changes" ("automation_id", "user_id", "at", "what", "version", "by")
	SELECT "id", "user_id", "updated_at", "state", "version", CASE "state" WHEN 'paused' THEN 'trader' ELSE 'axisor' END
	FROM "automations" WHERE "state" <> 'armed';--> statement-breakpoint
CREATE FUNCTION "keep_automation_changes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "automations" WHERE "id" = OLD."automation_id") THEN
		RETURN OLD;
	END IF;
	RAISE EXCEPTION 'automation_changes is append-only';
END $$;--> statement-breakpoint
CREATE TRIGGER "automation_changes_append_only" BEFORE UPDATE OR DELETE ON "automation_changes" FOR EACH ROW EXECUTE FUNCTION "keep_automation_changes"();