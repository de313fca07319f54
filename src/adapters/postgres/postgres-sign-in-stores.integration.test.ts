import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { signInStoresContract } from "#testing/contracts/sign-in/sign-in-stores-contract.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { openDatabase } from "./open-database.ts";
import { createPostgresDevices } from "./postgres-devices.ts";
import { createPostgresFactors } from "./postgres-factors.ts";
import { createPostgresLoginChallenges } from "./postgres-login-challenges.ts";
import { createPostgresMailLinks } from "./postgres-mail-links.ts";
import { createPostgresMails } from "./postgres-mails.ts";
import { createPostgresSessions } from "./postgres-sessions.ts";
import { createPostgresUsers } from "./postgres-users.ts";

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

signInStoresContract("PostgreSQL", async () => ({
  devices: createPostgresDevices(opened.db),
  challenges: createPostgresLoginChallenges(opened.db),
  factors: createPostgresFactors(opened.db),
  links: createPostgresMailLinks(opened.db),
  mails: createPostgresMails(opened.db),
  sessions: createPostgresSessions(opened.db),
  addUser: async () => {
    const id = randomUUID();
    const email = `${id}@axisor.local`;
    await createPostgresUsers(opened.db).create({ id, email, passwordHash: "none", createdAt: Date.now() });
    return id;
  },
}));
