import { drizzle } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import { createPostgresAutomations } from "#adapters/postgres/postgres-automations.ts";
import { createPostgresExchangeAccounts } from "#adapters/postgres/postgres-exchange-accounts.ts";
import { createPostgresIntents } from "#adapters/postgres/postgres-intents.ts";
import { createPostgresMarkets } from "#adapters/postgres/postgres-markets.ts";
import { createPostgresObservedNetworks } from "#adapters/postgres/postgres-observed-networks.ts";
import { createPostgresTradeLog } from "#adapters/postgres/postgres-trade-log.ts";
import { createPostgresTrailingTriggers } from "#adapters/postgres/postgres-trailing-triggers.ts";
import { createPostgresTriggers } from "#adapters/postgres/postgres-triggers.ts";
import { createPostgresUsers } from "#adapters/postgres/postgres-users.ts";
import { writeReceipt } from "#adapters/postgres/write-receipt.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import { createTestDatabase } from "../infra/test-database.ts";

const storesOf = (client: Sql) => {
  const db = drizzle(client);
  return {
    users: createPostgresUsers(db),
    accounts: createPostgresExchangeAccounts(db),
    automations: createPostgresAutomations(db),
    triggers: createPostgresTriggers(db),
    trailing: createPostgresTrailingTriggers(db),
    intents: createPostgresIntents(db),
    tradeLog: createPostgresTradeLog(db),
    markets: createPostgresMarkets(db),
    networks: createPostgresObservedNetworks(db),
    writeReceipt: (receipt: NewReceipt) => db.transaction((tx) => writeReceipt(tx, receipt)),
  };
};

export type Stores = ReturnType<typeof storesOf> & {
  readonly sql: Sql;
  /** Every statement the stores sent since it was last emptied. */
  readonly statements: string[];
  empty(): Promise<void>;
  close(): Promise<void>;
};

/** The stores over a database of its own. */
export const openStores = async (): Promise<Stores> => {
  const database = await createTestDatabase();
  const statements: string[] = [];
  const client = postgres(database.url, { max: 6, debug: (_, query) => void statements.push(query) });
  const sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  return {
    ...storesOf(client),
    sql,
    statements,
    empty: async () => {
      await sql`truncate users, market_ticks cascade`;
      statements.length = 0;
    },
    close: async () => {
      await client.end();
      await sql.end();
      await database.drop();
    },
  };
};
