import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { aSealedSecret } from "#testing/builders/a-sealed-secret.ts";
import { signInStoresContract } from "#testing/contracts/sign-in/sign-in-stores-contract.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { postgresParts } from "#testing/sign-in/postgres-parts.ts";
import { anAccount } from "#testing/stores/guarded-position.ts";
import { openDatabase } from "./open-database.ts";
import { createPostgresExchangeAccounts } from "./postgres-exchange-accounts.ts";
import { createPostgresVaultKeys } from "./postgres-vault-keys.ts";

let database: TestDatabase;
let opened: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = openDatabase(database.url, { max: 8, name: "sign-in-stores-test" });
  // What builders call sealed names this key.
  await createPostgresVaultKeys(opened.db).record({ id: 1, fingerprint: Buffer.alloc(16, 1), createdAt: 0 });
});

afterAll(async () => {
  await opened.close();
  await database.drop();
});

signInStoresContract("PostgreSQL", async () => {
  const { users, mailLinks, ...stores } = postgresParts(opened.db);
  return {
    ...stores,
    links: mailLinks,
    connectMainnet: async (userId) => {
      const account = anAccount({ userId, network: "mainnet" });
      return (await createPostgresExchangeAccounts(opened.db).add(account, aSealedSecret())) === "added";
    },
    makeOperator: async (userId) => {
      const email = (await users.find(userId))?.email ?? "";
      await users.setRole(email, "operator");
    },
    addUser: async () => {
      const id = randomUUID();
      await users.create({ id, email: `${id}@axisor.local`, passwordHash: "none", createdAt: Date.now() });
      return id;
    },
  };
});
