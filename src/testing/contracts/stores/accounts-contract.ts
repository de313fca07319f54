import { describe, expect, test } from "vitest";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { aSealedSecret } from "#testing/builders/a-sealed-secret.ts";
import { anAccount, aReading, NOW } from "../../stores/guarded-position.ts";
import type { OpenStores, StoreHarness } from "./store-harness.ts";
import { withStores } from "./with-stores.ts";

/** What is promised of accounts: one owner each, and read when they are due. */
const accountsParts = (stores: () => StoreHarness): void => {
  const added = async () => {
    const account = anAccount({ userId: await stores().addUser() });
    expect(await stores().accounts.add(account, aSealedSecret())).toBe("added");
    return account;
  };

  describe("an exchange account", () => {
    test("belongs to whoever connects it first, on each network", async () => {
      const first = await added();
      const again = { exchangeUserId: first.exchangeUserId, userId: first.userId };
      const other = await stores().addUser();
      expect(await stores().accounts.add(anAccount(again), aSealedSecret())).toBe("taken");
      expect(await stores().accounts.add(anAccount({ ...again, userId: other }), aSealedSecret())).toBe(
        "taken",
      );
      expect(
        await stores().accounts.add(
          anAccount({ ...again, userId: other, network: "signet" }),
          aSealedSecret(),
        ),
      ).toBe("added");
      expect(await stores().accounts.ofUser(first.userId)).toEqual([first]);
    });

    test("of mainnet is stored for nobody without a second factor, unless its key is refused, as a decoy's is", async () => {
      const userId = await stores().addUser();
      const real = anAccount({ userId, network: "mainnet" });
      expect(await stores().accounts.add(real, aSealedSecret())).toBe("no-factor");
      expect(await stores().accounts.find(real.id)).toBeNull();
      const decoy = anAccount({ userId, network: "mainnet", status: "refused" });
      expect(await stores().accounts.add(decoy, aSealedSecret())).toBe("added");
    });

    test("is removed by its owner alone", async () => {
      const account = await added();
      expect(await stores().accounts.remove(await stores().addUser(), account.id)).toBe(false);
      expect(await stores().accounts.remove(account.userId, account.id)).toBe(true);
      expect(await stores().accounts.find(account.id)).toBeNull();
    });

    test("has its network watched, also while its key is not accepted: else nobody would try it again", async () => {
      const hasAny = () => stores().accounts.hasAny("paper");
      expect(await hasAny()).toBe(false);
      const account = await added();
      expect([await hasAny(), await stores().accounts.hasAny("signet")]).toEqual([true, false]);
      await stores().accounts.markUnauthorized(account, "wrong key", NOW);
      expect(await hasAny()).toBe(true);
    });

    test("whose key we refuse ourselves is watched for by nobody", async () => {
      const account = anAccount({ userId: await stores().addUser(), status: "refused" });
      await stores().accounts.add(account, aSealedSecret());
      expect(await stores().accounts.hasAny("paper")).toBe(false);
    });
  });

  describe("readings that are due", () => {
    const ids = async (at: number, limit: number) =>
      (await stores().accounts.claimDue("paper", at, limit, 15_000)).map(({ id }) => id).toSorted();

    test("are claimed most overdue first, no more than asked for, and by nobody else meanwhile", async () => {
      const [late, later, latest] = [await added(), await added(), await added()];
      for (const [at, { id }] of [late, later, latest].entries())
        await stores().accounts.makeDue(id, NOW - 10_000 * at);
      expect(await ids(NOW, 2)).toEqual([later.id, latest.id].toSorted());
      expect(await ids(NOW, 2)).toEqual([late.id]);
      expect(await ids(NOW + 14_999, 9)).toEqual([]);
      expect(await ids(NOW + 15_000, 9)).toEqual([late.id, later.id, latest.id].toSorted());
    });

    test("are none before their time, and none on another network", async () => {
      await added();
      expect(await ids(NOW - 1, 9)).toEqual([]);
      expect(await stores().accounts.claimDue("signet", NOW, 9, 1)).toEqual([]);
    });

    test("wait half a minute at a time for five after a key was refused, then five", async () => {
      const account = await added();
      const refusedAt = (at: number) => stores().accounts.markUnauthorized(account, "wrong key", at);
      for (const at of [0, 31_000, 62_000, 299_999].map((ms) => NOW + ms)) {
        await refusedAt(at);
        expect(await ids(at + 30_999, 9)).toEqual([]);
        expect(await ids(at + 31_000, 9)).toEqual([account.id]);
      }
      await refusedAt(NOW + 300_000);
      expect(await ids(NOW + 599_999, 9)).toEqual([]);
      expect(await ids(NOW + 600_000, 9)).toEqual([account.id]);
    });

    test("wait half a minute after a key was refused, however long it could not be read before", async () => {
      const account = await added();
      await stores().accounts.markBlind(account.id, "down", NOW, NOW);
      for (const at of [3_600_000, 3_631_000, 3_662_000].map((ms) => NOW + ms)) {
        await stores().accounts.markUnauthorized(account, "wrong key", at);
        expect(await ids(at + 30_999, 9)).toEqual([]);
        expect(await ids(at + 31_000, 9)).toEqual([account.id]);
      }
    });

    test("stay due when something happened while they were being read", async () => {
      const account = await added();
      await ids(NOW, 9);
      await stores().accounts.makeDue(account.id, NOW - 700);
      await stores().accounts.storeReading(aReading(account.id, [], NOW));
      expect(await ids(NOW, 9)).toEqual([account.id]);
      await stores().accounts.storeReading(aReading(account.id, [], NOW));
      expect(await ids(NOW + 9_999, 9)).toEqual([]);
      expect(await ids(NOW + 10_000, 9)).toEqual([account.id]);
    });

    test("count those of the network whose key is accepted", async () => {
      const [, refused] = [await added(), await added()];
      await stores().accounts.markUnauthorized(refused, "wrong key", NOW);
      expect(await stores().accounts.countActive("paper")).toBe(1);
      expect(await stores().accounts.countActive("signet")).toBe(0);
    });
  });
};

/** What is promised of a key that the exchange does not accept. */
const refusedKeyParts = (stores: () => StoreHarness): void => {
  describe("a key the exchange does not accept", () => {
    const added = async (wanted: Partial<StoredAccount> = {}) => {
      const account = anAccount({ userId: await stores().addUser(), ...wanted });
      await stores().accounts.add(account, aSealedSecret());
      return account;
    };

    test("is noted with since when and why", async () => {
      const account = await added();
      await stores().accounts.markUnauthorized(account, "wrong key", NOW);
      const noted = { status: "unauthorized", blindSince: NOW, blindReason: "wrong key" };
      expect(await stores().accounts.find(account.id)).toMatchObject({ ...noted, notAcceptedSince: NOW });
      await stores().accounts.markUnauthorized(account, "wrong key", NOW + 31_000);
      expect(await stores().accounts.find(account.id)).toMatchObject({ ...noted, notAcceptedSince: NOW });
    });

    test("says nothing about the key that took its place meanwhile", async () => {
      const account = await added({ credentialRevision: 2 });
      const before = await stores().accounts.find(account.id);
      const old = { id: account.id, credentialRevision: 1 };
      await stores().accounts.markUnauthorized(old, "wrong key", NOW);
      expect(await stores().accounts.find(account.id)).toEqual(before);
      expect(await stores().accounts.claimDue("paper", NOW, 9, 1)).toHaveLength(1);
    });

    test("that we refuse ourselves stays as it is", async () => {
      const account = await added({ status: "refused" });
      const before = await stores().accounts.find(account.id);
      await stores().accounts.markUnauthorized(account, "wrong key", NOW);
      expect(await stores().accounts.find(account.id)).toEqual(before);
    });
  });
};

/** What every store of accounts promises of whose they are and when they are read. */
export const accountsContract = (name: string, open: OpenStores): void =>
  withStores(`${name} keeps the contract of accounts`, open, [accountsParts, refusedKeyParts]);
