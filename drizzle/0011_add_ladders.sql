CREATE TABLE "automation_versions" (
	"automation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"config" jsonb NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "automation_versions_automation_id_version_pk" PRIMARY KEY("automation_id","version")
);
--> statement-breakpoint
ALTER TABLE "triggers" DROP CONSTRAINT "triggers_automation_id_unique";--> statement-breakpoint
ALTER TABLE "automations" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "trigger_work" ADD COLUMN "leg" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "triggers" ADD COLUMN "leg" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "automation_versions" ADD CONSTRAINT "automation_versions_automation_id_automations_id_fk" FOREIGN KEY ("automation_id") REFERENCES "public"."automations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "triggers_one_per_leg" ON "triggers" USING btree ("automation_id","leg");--> statement-breakpoint
UPDATE "automations" SET "config" = ("config" - 'trigger' - 'target') || jsonb_build_object(
	'steps', jsonb_build_array(jsonb_build_object(
		'when', jsonb_build_object('by', 'distance', 'bps', "config" -> 'trigger'),
		'deed', jsonb_build_object('kind', 'add-margin', 'target', "config" -> 'target')
	)),
	'maxLoss', null,
	'reserve', 0
) WHERE "config" ? 'trigger';--> statement-breakpoint
INSERT INTO "automation_versions" ("automation_id", "version", "kind", "config", "made_at")
	SELECT "id", "version", "kind", "config", "updated_at" FROM "automations";--> statement-breakpoint
CREATE FUNCTION whole_guard_facts(facts jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
	SELECT jsonb_build_object(
		'kind', 'margin-guard',
		'version', 0,
		'inputs', jsonb_build_object(
			'position', (facts -> 'position') || jsonb_build_object(
				'id', '', 'entryPrice', facts #> '{position,price}', 'entryMargin', facts #> '{position,margin}',
				'maintenanceMargin', 0, 'fundingPaid', 0, 'openingFee', 0, 'stopLoss', null, 'takeProfit', null, 'openedAt', 0
			),
			'tick', jsonb_build_object('low', facts -> 'low', 'high', facts -> 'high', 'last', facts -> 'last', 'at', 0),
			'balance', facts -> 'balance',
			'spending', jsonb_build_object('addedInAll', facts -> 'addedBefore', 'addedInDay', 0, 'sinceLastActionMs', null),
			'config', jsonb_build_object(
				'steps', jsonb_build_array(jsonb_build_object(
					'when', jsonb_build_object('by', 'distance', 'bps', facts -> 'trigger'),
					'deed', jsonb_build_object('kind', 'add-margin', 'target', facts -> 'target')
				)),
				'maxTotal', null, 'maxPerAction', null, 'maxPerDay', null, 'maxLoss', null, 'reserve', 0, 'cooldownMs', 0
			),
			'tag', 0
		),
		'verdict', jsonb_build_object('rule', facts -> 'rule', 'step', 0, 'distance', facts -> 'distance', 'needed', facts -> 'needed')
			|| CASE WHEN facts ->> 'amount' IS NULL THEN '{"kind": "alert"}'::jsonb ELSE jsonb_build_object(
				'kind', 'add-margin', 'amount', facts -> 'amount', 'limitedBy', facts -> 'limitedBy',
				'liquidationAfter', coalesce(nullif(facts -> 'liquidationAfter', 'null'::jsonb), facts #> '{position,liquidation}')
			) END,
		'liquidationAfter', facts -> 'liquidationAfter',
		'distanceAfter', facts -> 'distanceAfter',
		'failure', facts -> 'failure'
	)
$$;--> statement-breakpoint
UPDATE "trade_intents" SET "facts" = whole_guard_facts("facts") WHERE "facts" ->> 'kind' = 'margin-guard' AND "facts" ? 'trigger';--> statement-breakpoint
UPDATE "receipts" SET "facts" = whole_guard_facts("facts") WHERE "facts" ->> 'kind' = 'margin-guard' AND "facts" ? 'trigger';--> statement-breakpoint
UPDATE "outbox" SET "facts" = whole_guard_facts("facts") WHERE "facts" ->> 'kind' = 'margin-guard' AND "facts" ? 'trigger';--> statement-breakpoint
DROP FUNCTION whole_guard_facts(jsonb);
