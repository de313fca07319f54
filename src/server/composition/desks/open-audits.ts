import { openDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresEngineAudit } from "#adapters/postgres/postgres-engine-audit.ts";
import { createPostgresTenantAudit } from "#adapters/postgres/postgres-tenant-audit.ts";
import type { EngineAudit } from "#ports/engine-audit.ts";
import type { TenantAudit } from "#ports/tenant-audit.ts";

/** Looks at a running engine's database from outside, over a connection of its own. */
export const openEngineAudit = (databaseUrl: string): EngineAudit & { close(): Promise<void> } => {
  const { db, close } = openDatabase(databaseUrl, { max: 1, name: "axisor-audit" });
  return { ...createPostgresEngineAudit(db), close };
};

/** Looks at users' rows from outside, over a connection of its own. */
export const openTenantAudit = (databaseUrl: string): TenantAudit & { close(): Promise<void> } => {
  const { db, close } = openDatabase(databaseUrl, { max: 1, name: "axisor-audit" });
  return { ...createPostgresTenantAudit(db), close };
};
