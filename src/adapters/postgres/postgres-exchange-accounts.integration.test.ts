import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { priceFromUsd, sats } from "#domain/units.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import {
  addGuarded,
  addUser,
  anAccount,
  aPlan,
  aReading,
  aTick,
  hit,
  NOW,
} from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const added = async () => {
  const account = anAccount({ userId: await addUser(stores) });
  await stores.accounts.add(account);
  return account;
};

describe("an exchange account", () => {
  test("belongs to whoever connects it first, on each network", async () => {
    const first = await added();
    const again = { exchangeUserId: first.exchangeUserId, userId: first.userId };
    const other = await addUser(stores);
    expect(await stores.accounts.add(anAccount(again))).toBe("taken");
    expect(await stores.accounts.add(anAccount({ ...again, userId: other }))).toBe("taken");
    expect(await stores.accounts.add(anAccount({ ...again, userId: other, network: "signet" }))).toBe(
      "added",
    );
    expect(await stores.accounts.ofUser(first.userId)).toEqual([first]);
  });

  test("connected by two at the same time belongs to one", async () => {
    const userId = await addUser(stores);
    const tries = [1, 2, 3].map(() => stores.accounts.add(anAccount({ userId, exchangeUserId: "the same" })));
    expect((await Promise.all(tries)).toSorted()).toEqual(["added", "taken", "taken"]);
  });

  test("is removed by its owner alone", async () => {
    const account = await added();
    expect(await stores.accounts.remove(await addUser(stores), account.id)).toBe(false);
    expect(await stores.accounts.remove(account.userId, account.id)).toBe(true);
    expect(await stores.accounts.find(account.id)).toBeNull();
  });
});

describe("readings that are due", () => {
  test("are claimed most overdue first, no more than asked for, and by nobody else meanwhile", async () => {
    const accounts = [await added(), await added(), await added()];
    const [late, later, latest] = accounts;
    for (const [at, account] of [late, later, latest].entries()) {
      if (account) await stores.accounts.makeDue(account.id, NOW - 10_000 * at);
    }
    const claim = (at: number, limit: number) => stores.accounts.claimDue("paper", at, limit, 15_000);
    const ids = async (at: number, limit: number) => (await claim(at, limit)).map(({ id }) => id).toSorted();
    const sorted = (...wanted: (typeof late)[]) => wanted.map((account) => account?.id ?? "").toSorted();
    expect(await ids(NOW, 2)).toEqual(sorted(later, latest));
    expect(await ids(NOW, 2)).toEqual(sorted(late));
    expect(await ids(NOW + 14_999, 9)).toEqual([]);
    expect(await ids(NOW + 15_000, 9)).toEqual(sorted(late, later, latest));
  });

  test("are each given to one of many who claim at once", async () => {
    for (const _ of Array(12)) await added();
    const claims = Array.from({ length: 6 }, () => stores.accounts.claimDue("paper", NOW, 3, 15_000));
    const ids = (await Promise.all(claims)).flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("are none before their time, on another network, or right after a key was refused", async () => {
    const account = await added();
    expect(await stores.accounts.claimDue("paper", NOW - 1, 9, 1)).toEqual([]);
    expect(await stores.accounts.claimDue("signet", NOW, 9, 1)).toEqual([]);
    await stores.accounts.markUnauthorized(account.id, "wrong key", NOW);
    expect(await stores.accounts.claimDue("paper", NOW, 9, 1)).toEqual([]);
  });

  test("are all of a network's at once, and no later than they were", async () => {
    const account = await added();
    await stores.accounts.claimDue("paper", NOW, 9, 15_000);
    await stores.accounts.storeReading(aReading(account.id, []));
    expect(await stores.accounts.claimDue("paper", NOW + 2, 9, 1)).toEqual([]);
    await stores.accounts.makeAllDue("signet", NOW + 2);
    expect(await stores.accounts.claimDue("paper", NOW + 2, 9, 1)).toEqual([]);
    await stores.accounts.makeAllDue("paper", NOW + 2);
    expect(await stores.accounts.claimDue("paper", NOW + 2, 9, 1)).toHaveLength(1);
  });

  test("stay due when something happened while they were being read", async () => {
    const account = await added();
    await stores.accounts.claimDue("paper", NOW, 9, 15_000);
    await stores.accounts.makeDue(account.id, NOW - 700);
    await stores.accounts.storeReading(aReading(account.id, [], NOW));
    expect(await stores.accounts.claimDue("paper", NOW, 9, 15_000)).toHaveLength(1);
    await stores.accounts.storeReading(aReading(account.id, [], NOW));
    expect(await stores.accounts.claimDue("paper", NOW + 9_999, 9, 1)).toEqual([]);
    expect(await stores.accounts.claimDue("paper", NOW + 10_000, 9, 1)).toHaveLength(1);
  });

  test("count those of the network whose key is accepted", async () => {
    const [, refused] = [await added(), await added()];
    await stores.accounts.markUnauthorized(refused.id, "wrong key", NOW);
    expect(await stores.accounts.countActive("paper")).toBe(1);
    expect(await stores.accounts.countActive("signet")).toBe(0);
  });
});

describe("an account that cannot be read", () => {
  test("is blind since the first time, by the last reason, until it is read", async () => {
    const account = await added();
    await stores.accounts.markBlind(account.id, "first", NOW, NOW + 5_000);
    await stores.accounts.markBlind(account.id, "second", NOW + 5_000, NOW + 10_000);
    expect(await stores.accounts.find(account.id)).toMatchObject({ blindSince: NOW, blindReason: "second" });
    await stores.accounts.storeReading(aReading(account.id, [], NOW + 6_000));
    expect(await stores.accounts.find(account.id)).toMatchObject({ blindSince: null, blindReason: null });
  });

  test("keeps its positions", async () => {
    const { account, userId } = await addGuarded(stores);
    await stores.accounts.markBlind(account.id, "down", NOW, NOW);
    expect(await stores.accounts.positionsOfUser(userId)).toHaveLength(1);
  });

  test("because its key is not accepted does not become accepted by being unreachable too", async () => {
    const account = await added();
    await stores.accounts.markUnauthorized(account.id, "wrong key", NOW);
    await stores.accounts.markBlind(account.id, "down", NOW + 1, NOW + 1);
    expect((await stores.accounts.find(account.id))?.status).toBe("unauthorized");
  });

  test("because its key is not accepted is tried again after half a minute, then after five, and is active once it was read", async () => {
    const account = await added();
    const claim = (at: number) => stores.accounts.claimDue("paper", at, 9, 1);
    await stores.accounts.markUnauthorized(account.id, "clock", NOW);
    expect(await claim(NOW + 30_999)).toEqual([]);
    expect(await claim(NOW + 31_000)).toHaveLength(1);
    await stores.accounts.markUnauthorized(account.id, "clock", NOW + 31_000);
    expect(await claim(NOW + 330_999)).toEqual([]);
    expect(await claim(NOW + 331_000)).toHaveLength(1);
    await stores.accounts.storeReading(aReading(account.id, [], NOW + 331_000));
    expect(await stores.accounts.find(account.id)).toMatchObject({ status: "active", blindSince: null });
  });
});

describe("a reading", () => {
  test("replaces what was known", async () => {
    const { account, userId } = await addGuarded(stores);
    const grown = aPosition({ margin: sats(150_000) });
    const reading = { ...aReading(account.id, [grown], NOW + 1), balance: sats(5) };
    await stores.accounts.storeReading(reading);
    expect(await stores.accounts.find(account.id)).toMatchObject({ balance: 5, readAt: NOW + 1 });
    expect(await stores.accounts.positionsOfUser(userId)).toEqual([
      { ...grown, accountId: account.id, readAt: NOW + 1 },
    ]);
  });

  test("that was asked for before the one we have changes nothing", async () => {
    const { account, guards } = await addGuarded(stores);
    const newer = aPosition({ margin: sats(150_000) });
    await stores.accounts.storeReading(aReading(account.id, [newer], NOW + 2));
    const look = () =>
      Promise.all([
        stores.accounts.find(account.id),
        stores.accounts.position(account.id, newer.id),
        stores.automations.standing(guards[0]?.id ?? "", NOW),
      ]);
    const before = await look();
    const older = { ...aReading(account.id, [aPosition()], NOW + 1), balance: sats(1) };
    expect(await stores.accounts.storeReading(older)).toEqual({ missing: [] });
    expect(await look()).toEqual(before);
  });

  test("asked for before a position was read back from a write changes nothing, its trigger least of all", async () => {
    const { account, guards } = await addGuarded(stores);
    await stores.accounts.storeReading(aReading(account.id, [aPosition({ margin: sats(150_000) })], NOW + 1));
    await stores.sql`update positions set read_at = read_at + interval '5 ms'`;
    const standing = () => stores.automations.standing(guards[0]?.id ?? "", NOW);
    const before = await standing();
    expect(await stores.accounts.storeReading(aReading(account.id, [aPosition()], NOW + 3))).toEqual({
      missing: [],
    });
    expect(await standing()).toEqual(before);
  });

  test("without the balance leaves the one we have, with its age, and sees again", async () => {
    const { account, userId } = await addGuarded(stores);
    await stores.accounts.markBlind(account.id, "down", NOW + 1, NOW + 1);
    const grown = aPosition({ margin: sats(150_000) });
    await stores.accounts.storeReading({ ...aReading(account.id, [grown], NOW + 2), balance: null });
    expect(await stores.accounts.find(account.id)).toMatchObject({
      balance: 897_900,
      readAt: NOW,
      blindSince: null,
    });
    expect(await stores.accounts.positionsOfUser(userId)).toMatchObject([
      { margin: 150_000, readAt: NOW + 2 },
    ]);
  });

  test("learns every price at which something happens, triggers as they are after it, to say when the next is due", async () => {
    const two = aPosition({ id: "two", side: "short" });
    const { account } = await addGuarded(stores, [aPosition(), two]);
    const seen: number[] = [];
    const grown = aPosition({ margin: sats(150_000) });
    const nextReadAt = (levels: readonly number[]) => {
      seen.push(...levels);
      return NOW + 60_000;
    };
    await stores.accounts.claimDue("paper", NOW + 1, 9, 15_000);
    await stores.accounts.storeReading({ ...aReading(account.id, [grown, two], NOW + 1), nextReadAt });
    // Long: 86,956.5 liquidates, 91,533.5 triggers. Short: 111,111 liquidates, / 1.05 = 105,820 triggers.
    const levels = [86_956.5, 91_533.5, 105_820, 111_111].map((usd) => usd * 2);
    expect(seen.toSorted((a, b) => a - b)).toEqual(levels);
    expect(await stores.accounts.claimDue("paper", NOW + 59_999, 9, 1)).toEqual([]);
    expect(await stores.accounts.claimDue("paper", NOW + 60_000, 9, 1)).toHaveLength(1);
  });

  test("names the positions it misses and leaves them running", async () => {
    const [one, two] = [aPosition({ id: "one" }), aPosition({ id: "two" })];
    const { account, userId } = await addGuarded(stores, [one, two]);
    const { missing } = await stores.accounts.storeReading(aReading(account.id, [two], NOW + 1));
    expect(missing.map(({ id }) => id)).toEqual(["one"]);
    expect(await stores.accounts.positionsOfUser(userId)).toHaveLength(2);
  });
});

describe("triggers derived from a reading", () => {
  const standing = async (guardId: string | undefined) =>
    (await stores.automations.standing(guardId ?? "", NOW))?.trigger;
  const read = (accountId: string, margin: number, readAt = NOW + 1) =>
    stores.accounts.storeReading(aReading(accountId, [aPosition({ margin: sats(margin) })], readAt));
  const moved = { side: "below", price: priceFromUsd(91_533.5) } as const;

  test("move with the margin, and fire where they stand now", async () => {
    const { account, guards } = await addGuarded(stores);
    await read(account.id, 150_000);
    // 1,000 × 10⁸ / (10⁶ + 150,000) = 86,956.5; / 0.95 = 91,533.2
    expect(await standing(guards[0]?.id)).toEqual({ ...moved, armed: true });
    expect((await stores.triggers.match("paper", aTick(91_534), 9, 1)).work).toEqual([]);
    expect((await stores.triggers.match("paper", aTick(91_533.5), 9, 1)).work).toHaveLength(1);
  });

  /** A guard that was hit and ended its work in some way. */
  const afterHit = async (
    rearm: { kind: "on-change" } | { kind: "at"; at: number },
    heldBy: string | null,
  ) => {
    const made = await addGuarded(stores);
    const [work] = await hit(stores);
    if (work === undefined) throw new Error("Nothing was hit");
    const trigger = { side: "below", price: priceFromUsd(95_694) } as const;
    await stores.triggers.hold(work, { ...rearm, trigger }, heldBy, null);
    return { ...made, guardId: made.guards[0]?.id };
  };

  test("of a guard held by a cap stay asleep while the position is the same, and wake when it changes", async () => {
    const { account, guardId } = await afterHit({ kind: "on-change" }, "total-cap");
    await read(account.id, 100_000);
    expect((await standing(guardId))?.armed).toBe(false);
    await read(account.id, 150_000, NOW + 2);
    expect(await standing(guardId)).toEqual({ ...moved, armed: true });
  });

  test("that wait for their time move and go on waiting", async () => {
    const { account, guardId } = await afterHit({ kind: "at", at: NOW + 60_000 }, "balance");
    await read(account.id, 150_000);
    expect(await standing(guardId)).toEqual({ ...moved, armed: false });
  });

  test("that are being worked on stay disarmed", async () => {
    const { account, guards } = await addGuarded(stores);
    await hit(stores);
    await read(account.id, 150_000);
    expect((await standing(guards[0]?.id))?.armed).toBe(false);
  });

  test.each(["planned", "sent"] as const)("whose top-up is %s stay disarmed", async (state) => {
    const { account, guards } = await addGuarded(stores);
    const [work] = await hit(stores);
    const [guard] = guards;
    if (work === undefined || guard === undefined) throw new Error("Nothing was hit");
    await stores.intents.plan(work, aPlan(guard));
    await stores.sql`update trade_intents set state = ${state}`;
    await read(account.id, 150_000);
    expect((await standing(guard.id))?.armed).toBe(false);
  });

  test("of a position that one reading missed wake with the next that lists it", async () => {
    const { account, guards } = await addGuarded(stores);
    const [work] = await hit(stores);
    if (work === undefined) throw new Error("Nothing was hit");
    await stores.triggers.drop(work);
    await read(account.id, 100_000);
    expect((await standing(guards[0]?.id))?.armed).toBe(true);
  });

  test("of a paused guard stay disarmed", async () => {
    const { account, guards, userId } = await addGuarded(stores);
    await stores.automations.pause(userId, guards[0]?.id ?? "", NOW);
    await read(account.id, 150_000);
    expect((await standing(guards[0]?.id))?.armed).toBe(false);
  });
});
