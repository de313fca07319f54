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
  const keys = new Set<string>();
  const operators = new Set<string>();
  const factors = new FakeFactors((userId) => {
    if (keys.has(userId)) return "mainnet-key";
    return operators.has(userId) ? "operator" : null;
  });
  return {
    devices: new FakeDevices(factors),
    challenges: new FakeLoginChallenges(),
    factors,
    links: new FakeMailLinks(),
    mails: new FakeMails(),
    sessions: new FakeSessions(users, factors),
    connectMainnet: async (userId) =>
      factors.secondFactorSince(userId) !== null && keys.add(userId).has(userId),
    makeOperator: async (userId) => void operators.add(userId),
    addUser: async () => {
      const id = randomUUID();
      await users.create({ id, email: `${id}@axisor.local`, passwordHash: "none", createdAt: 0 });
      return id;
    },
  };
});
