import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { type Database, openDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresAccountRules } from "#adapters/postgres/postgres-account-rules.ts";
import { createPostgresAutomationChanges } from "#adapters/postgres/postgres-automation-changes.ts";
import { createPostgresAutomations } from "#adapters/postgres/postgres-automations.ts";
import { createPostgresCrossGuards } from "#adapters/postgres/postgres-cross-guards.ts";
import { createPostgresCrossPositions } from "#adapters/postgres/postgres-cross-positions.ts";
import { createPostgresExchangeAccounts } from "#adapters/postgres/postgres-exchange-accounts.ts";
import { createPostgresExits } from "#adapters/postgres/postgres-exits.ts";
import { createPostgresIntents } from "#adapters/postgres/postgres-intents.ts";
import { createPostgresMarkets } from "#adapters/postgres/postgres-markets.ts";
import { createPostgresObservedNetworks } from "#adapters/postgres/postgres-observed-networks.ts";
import { createPostgresPanic } from "#adapters/postgres/postgres-panic.ts";
import { createPostgresPanicLinks } from "#adapters/postgres/postgres-panic-links.ts";
import { createPostgresTradeLog } from "#adapters/postgres/postgres-trade-log.ts";
import { createPostgresTrailingTriggers } from "#adapters/postgres/postgres-trailing-triggers.ts";
import { createPostgresTriggers } from "#adapters/postgres/postgres-triggers.ts";
import { createPostgresUsers } from "#adapters/postgres/postgres-users.ts";
import { createPostgresVaultKeys } from "#adapters/postgres/postgres-vault-keys.ts";
import { writeReceipt } from "#adapters/postgres/write-receipt.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import type { Behind, StoreHarness } from "../contracts/stores/store-harness.ts";
import { createTestDatabase } from "../infra/test-database.ts";
import { NOW } from "./guarded-position.ts";

const storesOf = (db: Database) => {
  return {
    users: createPostgresUsers(db),
    accounts: createPostgresExchangeAccounts(db),
    automations: createPostgresAutomations(db),
    changes: createPostgresAutomationChanges(db),
    exits: createPostgresExits(db),
    rules: createPostgresAccountRules(db),
    crossPositions: createPostgresCrossPositions(db),
    crossGuards: createPostgresCrossGuards(db),
    triggers: createPostgresTriggers(db),
    trailing: createPostgresTrailingTriggers(db),
    intents: createPostgresIntents(db),
    tradeLog: createPostgresTradeLog(db),
    markets: createPostgresMarkets(db),
    networks: createPostgresObservedNetworks(db),
    panic: createPostgresPanic(db),
    panicLinks: createPostgresPanicLinks(db),
    writeReceipt: (receipt: NewReceipt) => db.transaction((tx) => writeReceipt(tx, receipt)),
  };
};

const behindOf = (sql: Sql): Behind => ({
  pass: async (ms) => {
    await sql`update trigger_work set lease_until = lease_until - ${ms} * interval '1 millisecond'`;
    await sql`update trade_intents set lease_until = lease_until - ${ms} * interval '1 millisecond',
                                       settle_until = settle_until - ${ms} * interval '1 millisecond'`;
  },
  setIntents: async (state) => void (await sql`update trade_intents set state = ${state}`),
  setEpochs: async (epoch) => void (await sql`update automations set epoch = ${epoch}`),
  endGuards: async () => void (await sql`update automations set state = 'ended'`),
  armTriggers: async () => void (await sql`update triggers set armed = true`),
  setDayCap: async (accountId, cap) =>
    void (await sql`update exchange_accounts set max_added_per_day = ${cap} where id = ${accountId}`),
  stateOf: async (intentId) => (await sql`select state from trade_intents where id = ${intentId}`)[0]?.state,
  counts: async () => {
    const [row] = await sql`select (select count(*)::int from trade_intents) as intents,
                                   (select count(*)::int from trigger_work) as work`;
    return { intents: row?.intents, work: row?.work };
  },
});

export type Stores = StoreHarness &
  ReturnType<typeof storesOf> & {
    readonly sql: Sql;
    readonly url: string;
    /** Every statement the stores sent since it was last emptied. */
    readonly statements: string[];
  };

/** The stores over a database of its own. */
export const openStores = async (): Promise<Stores> => {
  const database = await createTestDatabase();
  const statements: string[] = [];
  const onStatement = (statement: string) => void statements.push(statement);
  const opened = openDatabase(database.url, { max: 6, name: "axisor-stores", onStatement });
  const sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  const stores = storesOf(opened.db);
  // What builders call sealed names this key.
  const key = { id: 1, fingerprint: Buffer.alloc(16, 1), createdAt: NOW };
  await createPostgresVaultKeys(opened.db).record(key);
  return {
    ...stores,
    sql,
    url: database.url,
    statements,
    behind: behindOf(sql),
    addUser: async () => {
      const id = randomUUID();
      const email = `${id}@axisor.local`;
      await stores.users.create({ id, email, passwordHash: "none", createdAt: NOW });
      return id;
    },
    empty: async () => {
      // A hundred small tests: deleting a few rows takes a fraction of what truncating every table does.
      await sql`delete from users`;
      await sql`delete from trigger_work`;
      await sql`delete from market_ticks`;
      await sql`delete from observed_networks`;
      statements.length = 0;
    },
    close: async () => {
      await opened.close();
      await sql.end();
      await database.drop();
    },
  };
};
