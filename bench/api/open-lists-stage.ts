import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { startThrowawayPostgres } from "#cli/infra/postgres/start-throwaway-postgres.ts";
import { openProduct, type Product } from "#cli/matrix/open-product.ts";
import { seedTenant, type Tenant } from "#cli/matrix/seed-tenant.ts";
import { ensureOwnKeyring } from "#server/composition/keyrings.ts";
import { migrateDatabase } from "#server/composition/migrations.ts";
import { aGuardReceipt } from "#testing/builders/a-guard-receipt.ts";
import { growUser } from "#testing/queries/copy-rows.ts";
import { say } from "../say.ts";
import { type SeededReceipts, seedReceipts } from "./seed-receipts.ts";

/** The product over a database with so many receipts, and whom they are asked for. */
export type ListsStage = {
  readonly product: Product;
  readonly sql: Sql;
  readonly holder: SeededReceipts;
  readonly seededSeconds: number;
  /** An operator with a session, and hundreds of everything of which one user can have many. */
  readonly tenant: Tenant;
  close(): Promise<void>;
};

const MANY = 200;

export const openListsStage = async (count: number): Promise<ListsStage> => {
  const home = await mkdtemp(join(tmpdir(), "axisor-lists-"));
  const server = await startThrowawayPostgres();
  await migrateDatabase(server.url);
  const keyringFile = join(home, "keyring.json");
  await ensureOwnKeyring(keyringFile, Date.now());
  const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
  const begun = performance.now();
  const holder = await seedReceipts(sql, { count, example: aGuardReceipt(), say });
  const seededSeconds = (performance.now() - begun) / 1_000;
  const product = openProduct({ databaseUrl: server.url, keyringFile });
  const tenant = await seedTenant(product, "operator");
  await growUser(sql, tenant.userId, MANY);
  await sql`analyze`;
  return {
    product,
    sql,
    holder,
    seededSeconds,
    tenant,
    close: async () => {
      await product.close();
      await sql.end();
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
};
