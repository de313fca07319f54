import { expect, test } from "vitest";
import { anOpenCredential } from "#testing/builders/an-open-credential.ts";
import { FakeOwnedAccounts } from "#testing/fakes/fake-owned-accounts.ts";
import { replaceKey } from "./replace-key.ts";

const asked: string[] = [];
const never = (name: string) => (): never => {
  asked.push(name);
  throw new Error(`${name} was asked`);
};

test("a mainnet key is replaced by nobody without a second factor, and the exchange is not even asked", async () => {
  const owned = new FakeOwnedAccounts();
  owned.give("trader", "mainnet");
  const [account] = await owned.ofUser("trader");
  const deps = {
    accounts: { find: async () => account ?? null },
    users: { hasSecondFactor: async () => false },
    accountKeys: { replaceCredential: never("the database") },
    exchanges: { marketData: never("the exchange"), withCredential: never("the exchange") },
    clock: () => 0,
  };
  const submitted = {
    credential: anOpenCredential("another"),
    lastFour: "1234",
    seal: never("the vault"),
    close: () => undefined,
  };
  const request = { userId: "trader", accountId: account?.id ?? "", submitted };
  await expect(replaceKey(deps, request)).rejects.toMatchObject({ code: "refused", reason: "second-factor" });
  expect(asked).toEqual([]);
  const proved = { ...deps, users: { hasSecondFactor: async () => true } };
  await expect(replaceKey(proved, request)).rejects.toThrow("the exchange was asked");
});
