import { expect, test } from "vitest";
import { aDoer } from "#testing/builders/a-session.ts";
import { FakeMails } from "#testing/fakes/fake-mails.ts";
import { FakeUsers } from "#testing/fakes/fake-users.ts";
import { noteKeyChange } from "./note-key-change.ts";

const USER = "018f0000-0000-7000-8000-000000000001";
const ACCOUNT = { id: "018f0000-0000-7000-8000-000000000002", label: "Main", network: "paper" } as const;

test("the owner is told of a changed key also where the event cannot be written, and that is not hushed up", async () => {
  const [users, mails] = [new FakeUsers(), new FakeMails()];
  await users.create({ id: USER, email: "a@axisor.local", passwordHash: "x", createdAt: 0 });
  const security = { record: async () => Promise.reject(new Error("the log is locked")) };
  const deps = { security, users, mails, clock: () => 1_000, newId: () => USER };
  await expect(noteKeyChange(deps, aDoer(USER), "key-replaced", ACCOUNT)).rejects.toThrow("locked");
  expect(mails.rows).toMatchObject([
    { to: "a@axisor.local", facts: { what: "key-replaced", label: "Main" } },
  ]);
});
