import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { LOGIN_TIME } from "#testing/builders/a-session.ts";
import { mailsContract } from "#testing/contracts/mails-contract.ts";
import { preferencesContract } from "#testing/contracts/preferences-contract.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { openDatabase } from "./open-database.ts";
import { createPostgresMails } from "./postgres-mails.ts";
import { createPostgresPreferences } from "./postgres-preferences.ts";
import { createPostgresUsers } from "./postgres-users.ts";

let database: TestDatabase;
let opened: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = openDatabase(database.url, { max: 2, name: "mails-test" });
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

const somebody = async () => {
  const userId = randomUUID();
  const email = `${userId}@axisor.local`;
  await createPostgresUsers(opened.db).create({
    id: userId,
    email,
    passwordHash: "none",
    createdAt: LOGIN_TIME,
  });
  return {
    mails: createPostgresMails(opened.db, null),
    preferences: createPostgresPreferences(opened.db),
    userId,
    email,
  };
};

mailsContract("PostgreSQL", somebody);
preferencesContract("PostgreSQL", somebody);
