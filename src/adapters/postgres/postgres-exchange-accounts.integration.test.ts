import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aSealedSecret } from "#testing/builders/a-sealed-secret.ts";
import { addUser, anAccount, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const added = async () => {
  const account = anAccount({ userId: await addUser(stores) });
  await stores.accounts.add(account, aSealedSecret());
  return account;
};

test("an account connected by two at the same time belongs to one", async () => {
  const userId = await addUser(stores);
  const tries = [1, 2, 3].map(() =>
    stores.accounts.add(anAccount({ userId, exchangeUserId: "the same" }), aSealedSecret()),
  );
  expect((await Promise.all(tries)).toSorted()).toEqual(["added", "taken", "taken"]);
});

test("readings that are due are each given to one of many who claim at once", async () => {
  for (const _ of Array(12)) await added();
  const claims = Array.from({ length: 6 }, () => stores.accounts.claimDue("paper", NOW, 3, 15_000));
  const ids = (await Promise.all(claims)).flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
