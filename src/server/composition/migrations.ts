export { KNOWN_MIGRATIONS } from "#adapters/postgres/known-migrations.ts";
export { migrateDatabase } from "#adapters/postgres/migrate-database.ts";
