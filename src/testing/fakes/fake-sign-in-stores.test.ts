import { randomUUID } from "node:crypto";
import { signInStoresContract } from "#testing/contracts/sign-in/sign-in-stores-contract.ts";
import { FakeDevices } from "./fake-devices.ts";
import { FakeFactors } from "./fake-factors.ts";
import { FakeLoginChallenges } from "./fake-login-challenges.ts";
import { FakeMailLinks } from "./fake-mail-links.ts";
import { FakeMails } from "./fake-mails.ts";
import { FakeSessions } from "./fake-sessions.ts";
import { FakeUsers } from "./fake-users.ts";

signInStoresContract("the fake", async () => {
  const users = new FakeUsers();
  const factors = new FakeFactors();
  return {
    devices: new FakeDevices(),
    challenges: new FakeLoginChallenges(),
    factors,
    links: new FakeMailLinks(),
    mails: new FakeMails(),
    sessions: new FakeSessions(users, factors),
    addUser: async () => {
      const id = randomUUID();
      await users.create({ id, email: `${id}@axisor.local`, passwordHash: "none", createdAt: 0 });
      return id;
    },
  };
});
