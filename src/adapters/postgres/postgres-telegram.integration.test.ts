import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { telegramLinksContract } from "#testing/contracts/telegram-links-contract.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { NOW } from "#testing/stores/guarded-position.ts";
import { openDatabase } from "./open-database.ts";
import { createPostgresTelegramLinks } from "./postgres-telegram-links.ts";
import { createPostgresTelegramQuestions } from "./postgres-telegram-questions.ts";
import { createPostgresUsers } from "./postgres-users.ts";

let database: TestDatabase;
let opened: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = openDatabase(database.url, { max: 4, name: "telegram-test" });
});
beforeEach(async () => {
  await opened.db.execute(sql`delete from telegram_state`);
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

telegramLinksContract(() => ({
  links: createPostgresTelegramLinks(opened.db, randomUUID),
  questions: createPostgresTelegramQuestions(opened.db),
  addUser: async () => {
    const id = randomUUID();
    await createPostgresUsers(opened.db).create({
      ...{ id, email: `${id}@axisor.local`, passwordHash: "none", createdAt: NOW },
    });
    return id;
  },
  removeUser: async (userId) => {
    await opened.db.execute(sql`delete from users where id = ${userId}`);
  },
}));
