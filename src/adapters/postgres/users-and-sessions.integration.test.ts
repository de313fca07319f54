import { afterAll, beforeAll } from "vitest";
import { usersAndSessionsContract } from "#testing/contracts/users-and-sessions-contract.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { openDatabase } from "./open-database.ts";
import { createPostgresSessions } from "./postgres-sessions.ts";
import { createPostgresUsers } from "./postgres-users.ts";

let database: TestDatabase;
let opened: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = openDatabase(database.url, { max: 4, name: "users-and-sessions-test" });
});

afterAll(async () => {
  await opened.close();
  await database.drop();
});

usersAndSessionsContract("PostgreSQL", async () => ({
  users: createPostgresUsers(opened.db),
  sessions: createPostgresSessions(opened.db),
}));
