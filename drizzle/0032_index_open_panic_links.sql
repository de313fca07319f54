-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "panic_links_open" ON "panic_links" USING btree ("expires_at") WHERE "panic_links"."used_at" is null and "panic_links"."revoked_at" is null;
