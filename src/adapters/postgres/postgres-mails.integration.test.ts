import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Mail } from "#ports/mails.ts";
import { LOGIN_TIME } from "#testing/builders/a-session.ts";
import { mailsContract } from "#testing/contracts/mails-contract.ts";
import { preferencesContract } from "#testing/contracts/preferences-contract.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import type { JobInbox } from "./jobs/create-postgres-jobs.ts";
import { openDatabase } from "./open-database.ts";
import { createPostgresMails } from "./postgres-mails.ts";
import { createPostgresPreferences } from "./postgres-preferences.ts";
import { createPostgresUpkeep } from "./postgres-upkeep.ts";
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

test("a mail for nobody has its job like any other, and that finds nothing to send", async () => {
  const asked: string[] = [];
  const add: JobInbox["add"] = async (_, kind, jobs) => {
    asked.push(...jobs.map(({ subjectId }) => `${kind} ${subjectId}`));
  };
  const mails = createPostgresMails(opened.db, { add });
  const aMail = (): Mail => ({
    id: randomUUID(),
    to: `${randomUUID()}@axisor.local`,
    userId: null,
    facts: { kind: "already-registered" },
    locale: "en",
    timeZone: "UTC",
    createdAt: LOGIN_TIME,
  });
  const [meant, forNobody] = [aMail(), aMail()];
  await mails.write(meant);
  await mails.writeForNobody(forNobody);
  expect(asked).toEqual([`letter ${meant.id}`, `letter ${forNobody.id}`]);
  expect(await mails.waiting(meant.id)).toEqual(meant);
  expect(await mails.waiting(forNobody.id)).toBeNull();
  // However young it is, the next sweep takes it.
  const ids = [meant.id, forNobody.id];
  const left = () => opened.db.$client`select id from mails where id::text in ${opened.db.$client(ids)}`;
  expect(await left()).toHaveLength(2);
  await createPostgresUpkeep(opened.db).removeOldMails(1, 10);
  expect(await left()).toEqual([{ id: meant.id }]);
});
