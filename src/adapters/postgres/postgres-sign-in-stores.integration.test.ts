import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { signInStoresContract } from "#testing/contracts/sign-in/sign-in-stores-contract.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { postgresParts } from "#testing/sign-in/postgres-parts.ts";
import { openDatabase } from "./open-database.ts";

let database: TestDatabase;
let opened: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = openDatabase(database.url, { max: 8, name: "sign-in-stores-test" });
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
    addUser: async () => {
      const id = randomUUID();
      await users.create({ id, email: `${id}@axisor.local`, passwordHash: "none", createdAt: Date.now() });
      return id;
    },
  };
});
