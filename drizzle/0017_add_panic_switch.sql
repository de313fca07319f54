CREATE TABLE "panic_aims" (
	"panic_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"quantity" integer NOT NULL,
	"place" integer NOT NULL,
	"state" text NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"words" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "panic_aims_panic_id_account_id_kind_id_pk" PRIMARY KEY("panic_id","account_id","kind","id"),
	CONSTRAINT "panic_aims_state" CHECK ("panic_aims"."state" in ('planned', 'sent', 'confirmed', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "panic_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "panic_links_digest" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "panic_runs" (
	"panic_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"share_bps" integer NOT NULL,
	"by" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "panic_runs_panic_id_account_id_pk" PRIMARY KEY("panic_id","account_id"),
	CONSTRAINT "panic_runs_share" CHECK ("panic_runs"."share_bps" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "panic_stages" (
	"user_id" uuid NOT NULL,
	"account_id" uuid,
	"stage" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "panic_stages_one" UNIQUE NULLS NOT DISTINCT("user_id","account_id"),
	CONSTRAINT "panic_stages_stage" CHECK ("panic_stages"."stage" in ('freeze', 'guards-only', 'reduce', 'flatten', 'revoke')),
	CONSTRAINT "panic_stages_by" CHECK ("panic_stages"."by" in ('trader', 'link'))
);
--> statement-breakpoint
ALTER TABLE "panic_aims" ADD CONSTRAINT "panic_aims_account_id_exchange_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."exchange_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panic_links" ADD CONSTRAINT "panic_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panic_runs" ADD CONSTRAINT "panic_runs_account_id_exchange_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."exchange_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panic_runs" ADD CONSTRAINT "panic_runs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panic_stages" ADD CONSTRAINT "panic_stages_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panic_stages" ADD CONSTRAINT "panic_stages_account_id_exchange_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."exchange_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "panic_aims_account" ON "panic_aims" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "panic_links_user" ON "panic_links" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "panic_runs_account" ON "panic_runs" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "panic_runs_user" ON "panic_runs" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "panic_runs_open" ON "panic_runs" USING btree ("lease_until") WHERE "panic_runs"."done_at" is null;--> statement-breakpoint
CREATE INDEX "panic_stages_account" ON "panic_stages" USING btree ("account_id");