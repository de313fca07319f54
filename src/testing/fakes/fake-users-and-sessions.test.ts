import { usersAndSessionsContract } from "#testing/contracts/users-and-sessions-contract.ts";
import { FakeSessions } from "./fake-sessions.ts";
import { FakeUsers } from "./fake-users.ts";

usersAndSessionsContract("the fake", async () => {
  const users = new FakeUsers();
  return { users, sessions: new FakeSessions(users) };
});
