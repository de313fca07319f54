import { expect, test } from "vitest";
import { aDoer } from "#testing/builders/a-session.ts";
import { anOpenCredential } from "#testing/builders/an-open-credential.ts";
import { FakeOwnedAccounts } from "#testing/fakes/fake-owned-accounts.ts";
import { replaceKey } from "./replace-key.ts";

const reached: string[] = [];
const never = (name: string) => (): never => {
  reached.push(name);
  throw new Error(`${name} was asked`);
};

test("a mainnet key is replaced by nobody without a second factor, and the exchange is not even asked", async () => {
  const owned = new FakeOwnedAccounts();
  owned.give("trader", "mainnet");
  const [account] = await owned.ofUser("trader");
  const deps = {
    accounts: { find: async () => account ?? null },
    users: { find: never("the user"), hasSecondFactor: async () => false },
    accountKeys: { replaceCredential: never("the database") },
    exchanges: { marketData: never("the exchange"), withCredential: never("the exchange") },
    security: { record: never("the log") },
    mails: { write: never("the mails") },
    newId: never("the ids"),
    clock: () => 0,
  };
  const submitted = {
    credential: anOpenCredential("another"),
    lastFour: "1234",
    seal: never("the vault"),
    close: () => undefined,
  };
  const asked = { by: aDoer("trader"), goodUntil: null };
  const request = { userId: "trader", accountId: account?.id ?? "", submitted, asked };
  await expect(replaceKey(deps, request)).rejects.toMatchObject({ code: "refused", reason: "second-factor" });
  expect(reached).toEqual([]);
  const proved = { ...deps, users: { ...deps.users, hasSecondFactor: async () => true } };
  await expect(replaceKey(proved, request)).rejects.toThrow("the exchange was asked");
});
