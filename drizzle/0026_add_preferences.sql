CREATE TABLE "preferences" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"locale" text,
	"time_zone" text,
	"amounts" text,
	"money" text,
	"chosen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "preferences_locale" CHECK ("preferences"."locale" in ('en', 'pt-BR')),
	CONSTRAINT "preferences_amounts" CHECK ("preferences"."amounts" in ('sats', 'BTC')),
	CONSTRAINT "preferences_money" CHECK ("preferences"."money" in ('USD', 'BRL')),
	CONSTRAINT "preferences_time_zone" CHECK (length("preferences"."time_zone") between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "locale" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "time_zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_locale" CHECK ("mails"."locale" in ('en', 'pt-BR'));