import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { basisPoints, priceFromUsd } from "#domain/units.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { aSealedSecret } from "#testing/builders/a-sealed-secret.ts";
import { addGuarded, addUser, anAccount, aReading, aTick, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

/* A 10x long of 100,000 (liquidation 90,909) with a guard of 5 % fires at 95,694; a 10x short (111,111) at 105,820. */
let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const FAR_AHEAD = 600_000;

/** A guarded account read at NOW and due ten minutes later. */
const guarded = async (wanted: Parameters<typeof aPosition>[0] = {}): Promise<string> => {
  const { account } = await addGuarded(stores, [aPosition(wanted)]);
  await putOff(account.id, NOW + FAR_AHEAD);
  return account.id;
};

const putOff = (accountId: string, until: number) => stores.accounts.makeDue(accountId, until);

const dueAt = async (accountId: string): Promise<number> => {
  const [row] = await stores.sql<{ next_read_at: Date }[]>`
    select next_read_at from exchange_accounts where id = ${accountId}`;
  return (row?.next_read_at.getTime() ?? Number.NaN) - NOW;
};

describe("accounts whose trigger the price came near to", () => {
  const come = (usd: number, at = NOW + 100_000) =>
    stores.accounts.makeNearDue(
      "paper",
      { last: priceFromUsd(usd), band: basisPoints(50), restMs: 75_000 },
      at,
    );

  test("are due at once, from both sides, and nobody else", async () => {
    const [long, short, calm] = [
      await guarded(),
      await guarded({ side: "short" }),
      await guarded({ leverage: 2 }),
    ];
    // 0.5 % of 96,176 is 481, rounded outwards: it reaches down to 95,695, a dollar short of the trigger.
    await come(96_176);
    expect(await dueAt(long)).toBe(FAR_AHEAD);
    await come(96_175);
    expect([await dueAt(long), await dueAt(short), await dueAt(calm)]).toEqual([
      100_000,
      FAR_AHEAD,
      FAR_AHEAD,
    ]);
    // 0.5 % of 105,294 is 526.5: up to 105,820.5.
    await come(105_294);
    expect([await dueAt(short), await dueAt(calm)]).toEqual([100_000, FAR_AHEAD]);
  });

  test("are left alone so soon after a reading", async () => {
    const long = await guarded();
    await come(95_700, NOW + 74_999);
    expect(await dueAt(long)).toBe(FAR_AHEAD);
    await come(95_700, NOW + 75_000);
    expect(await dueAt(long)).toBe(75_000);
  });

  test("are left alone while they are being read or due within seconds", async () => {
    const long = await guarded();
    await putOff(long, NOW + 115_000);
    await come(95_700);
    expect(await dueAt(long)).toBe(115_000);
  });

  test("are left alone while they cannot be read, or their key is refused: they have a time of their own", async () => {
    const [blind, refused] = [await guarded(), await guarded()];
    await stores.accounts.markBlind(blind, "down", NOW, NOW + 300_000);
    await stores.accounts.markUnauthorized({ id: refused, credentialRevision: 1 }, "wrong key", NOW);
    await putOff(refused, NOW + 300_000);
    await come(95_700);
    expect([await dueAt(blind), await dueAt(refused)]).toEqual([300_000, 300_000]);
  });

  test("are left alone when their guard is paused, or on another network", async () => {
    const { account, guards, userId } = await addGuarded(stores);
    await stores.automations.pause(userId, guards[0]?.id ?? "", NOW);
    await putOff(account.id, NOW + FAR_AHEAD);
    const signet = (await addGuarded(stores, [aPosition()], { network: "signet" })).account.id;
    await putOff(signet, NOW + FAR_AHEAD);
    await come(95_700);
    expect([await dueAt(account.id), await dueAt(signet)]).toEqual([FAR_AHEAD, FAR_AHEAD]);
  });
});

describe("after a funding settlement", () => {
  const SETTLED_AT = NOW + 1_000;
  const settle = (at = NOW + 2_000, settledAt = SETTLED_AT) =>
    stores.accounts.rereadAfterFunding("paper", { settledAt, at, band: basisPoints(100), spacingMs: 250 });
  const tick = (usd: number) => stores.triggers.match("paper", aTick(usd), 9, 1);

  test("the near ones are due at once and the rest in turn, the nearest first", async () => {
    const [calm, short, long, also] = [
      await guarded({ leverage: 2 }),
      await guarded({ side: "short" }),
      await guarded(),
      await guarded(),
    ];
    // At 96,500 the two longs are 0.84 % from their trigger, the short 9.7 %, the calm one further.
    await tick(96_500);
    expect(await settle()).toBe(true);
    expect([await dueAt(long), await dueAt(also)]).toEqual([2_000, 2_000]);
    expect([await dueAt(short), await dueAt(calm)]).toEqual([2_000 + 2 * 250, 2_000 + 3 * 250]);
  });

  test("an account without a guard counts by its liquidation, and one without positions not at all", async () => {
    const account = anAccount({ userId: await addUser(stores) });
    const empty = anAccount({ userId: await addUser(stores) });
    for (const one of [account, empty]) {
      await stores.accounts.add(one, aSealedSecret());
      await putOff(one.id, NOW + FAR_AHEAD);
    }
    await stores.accounts.storeReading({
      ...aReading(account.id, [aPosition()]),
      nextReadAt: () => NOW + FAR_AHEAD,
    });
    await tick(91_000);
    await settle();
    expect([await dueAt(account.id), await dueAt(empty.id)]).toEqual([2_000, FAR_AHEAD]);
  });

  test("nobody is put off, and who was read since is left alone", async () => {
    const [soon, read] = [await guarded(), await guarded()];
    await putOff(soon, NOW + 500);
    await stores.accounts.storeReading({
      ...aReading(read, [aPosition()], SETTLED_AT),
      nextReadAt: () => NOW + FAR_AHEAD,
    });
    await tick(100_000);
    await settle();
    expect([await dueAt(soon), await dueAt(read)]).toEqual([500, FAR_AHEAD]);
  });

  test("it happens once, whoever asks how often, and late is as good as on time", async () => {
    const long = await guarded();
    await tick(100_000);
    const asked = await Promise.all([settle(), settle(), settle(), settle()]);
    expect(asked.filter((did) => did)).toHaveLength(1);
    await putOff(long, NOW + FAR_AHEAD);
    expect(await settle(NOW + 3_000)).toBe(false);
    expect(await settle(NOW + 3_000, SETTLED_AT - 1)).toBe(false);
    expect(await dueAt(long)).toBe(FAR_AHEAD);
    expect(await settle(NOW + 400_000, SETTLED_AT + 1)).toBe(true);
    expect(await dueAt(long)).toBe(400_000);
  });

  test("it waits for the first tick, because nothing is near to a price nobody has seen", async () => {
    const long = await guarded();
    expect(await settle()).toBe(false);
    await tick(96_000);
    expect(await settle()).toBe(true);
    expect(await dueAt(long)).toBe(2_000);
  });

  test("one that failed on the way is done by whoever asks next", async () => {
    const long = await guarded();
    await tick(96_000);
    await stores.sql`alter table triggers rename to elsewhere`;
    await expect(settle()).rejects.toThrow();
    await stores.sql`alter table elsewhere rename to triggers`;
    expect(await settle()).toBe(true);
    expect(await dueAt(long)).toBe(2_000);
  });

  test("a refused key is not tried any sooner", async () => {
    const long = await guarded();
    await tick(96_000);
    await stores.accounts.markUnauthorized({ id: long, credentialRevision: 1 }, "wrong key", NOW);
    await settle();
    expect(await dueAt(long)).toBe(31_000);
  });
});
