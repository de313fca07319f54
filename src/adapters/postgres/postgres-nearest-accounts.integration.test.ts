import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { priceFromUsd } from "#domain/units.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { aSealedSecret } from "#testing/builders/a-sealed-secret.ts";
import { addGuarded, addUser, anAccount, aReading, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";
import { createPostgresNearestAccounts } from "./postgres-nearest-accounts.ts";

/* At 100,000: a 10x long (liquidation 90,909) fires at 95,694, 4,306 away; a 10x short (111,111) at 105,820, 5,820 away. */
let stores: Stores;
beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const nearest = (limit = 10, last = 100_000) =>
  createPostgresNearestAccounts(drizzle(stores.sql)).nearest("paper", priceFromUsd(last), limit);
const guarded = async (wanted: Parameters<typeof aPosition>[0] = {}): Promise<string> =>
  (await addGuarded(stores, [aPosition(wanted)])).account.id;
const unguarded = async (wanted: Parameters<typeof aPosition>[0] = {}): Promise<string> => {
  const account = anAccount({ userId: await addUser(stores) });
  await stores.accounts.add(account, aSealedSecret());
  await stores.accounts.storeReading(aReading(account.id, [aPosition(wanted)]));
  return account.id;
};

test("the account whose trigger is nearer comes first, from both sides of the price", async () => {
  const short = await guarded({ side: "short" });
  const calm = await guarded({ leverage: 2 });
  const long = await guarded();
  expect(await nearest()).toEqual([long, short, calm]);
  // At 104,000 the short is 1,820 away, the long 8,306.
  expect(await nearest(2, 104_000)).toEqual([short, long]);
});

test("an account counts once, by the nearest of its triggers, however many it has", async () => {
  const positions = Array.from({ length: 5 }, (_, at) =>
    aPosition({ id: `position-${at}`, leverage: 10 + at }),
  );
  const many = (await addGuarded(stores, positions)).account.id;
  const one = await guarded();
  expect(await nearest()).toEqual([many, one]);
});

test("accounts without a guard come after, by their liquidation, and only while places are left", async () => {
  const far = await unguarded({ leverage: 2 });
  const near = await unguarded({ leverage: 50 });
  const long = await guarded();
  expect(await nearest()).toEqual([long, near, far]);
  expect(await nearest(2)).toEqual([long, near]);
  expect(await nearest(1)).toEqual([long]);
});

test("accounts with nothing running, with a refused key or on another network do not count", async () => {
  const long = await guarded();
  const refused = await guarded();
  await stores.accounts.markUnauthorized({ id: refused, credentialRevision: 1 }, "Refused.", NOW);
  await addGuarded(stores, [aPosition()], { network: "signet" });
  const ended = await unguarded();
  await stores.sql`update positions set is_running = false where account_id = ${ended}`;
  await stores.accounts.add(anAccount({ userId: await addUser(stores) }), aSealedSecret());
  expect(await nearest()).toEqual([long]);
});
