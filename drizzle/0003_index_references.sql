DROP INDEX "trade_intents_spent";--> statement-breakpoint
CREATE INDEX "automations_position" ON "automations" USING btree ("account_id","position_id");--> statement-breakpoint
CREATE INDEX "trade_intents_account" ON "trade_intents" USING btree ("account_id","planned_at");--> statement-breakpoint
CREATE INDEX "outbox_receipt" ON "outbox" USING btree ("receipt_id");--> statement-breakpoint
CREATE INDEX "receipts_account" ON "receipts" USING btree ("account_id");