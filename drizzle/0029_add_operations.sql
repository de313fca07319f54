CREATE TABLE "canary" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"position_id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"proven_at" timestamp (3) with time zone,
	CONSTRAINT "canary_one" CHECK ("canary"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "component_states" (
	"name" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"detail" text NOT NULL,
	"latency_ms" double precision,
	"since" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"version" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operator_alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rule" text NOT NULL,
	"subject" text NOT NULL,
	"severity" text NOT NULL,
	"detail" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"silenced_until" timestamp (3) with time zone,
	"cleared_at" timestamp (3) with time zone,
	CONSTRAINT "operator_alerts_severity" CHECK ("operator_alerts"."severity" in ('warning', 'danger'))
);
--> statement-breakpoint
ALTER TABLE "canary" ADD CONSTRAINT "canary_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "operator_alerts_standing" ON "operator_alerts" USING btree ("rule","subject") WHERE "operator_alerts"."cleared_at" is null;--> statement-breakpoint
CREATE INDEX "operator_alerts_history" ON "operator_alerts" USING btree ("since" DESC NULLS LAST,"id" DESC NULLS LAST);