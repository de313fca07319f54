import { beforeEach, describe, expect, test } from "vitest";
import { LOGIN_TIME as NOW } from "#testing/builders/a-session.ts";
import { aPasskey } from "./passkeys-contract.ts";
import type { SignInStores } from "./sign-in-stores.ts";

export function lastFactorContract(name: string, open: () => Promise<SignInStores>): void {
  describe(`${name} keeps the contract of last second factors`, () => {
    let stores: SignInStores;
    let userId: string;
    beforeEach(async () => {
      stores = await open();
      userId = await stores.addUser();
    });
    const addTotp = async () => {
      await stores.factors.beginTotp({ userId, revision: 1, confirmedAt: null, createdAt: NOW });
      await stores.factors.confirmTotp(userId, 1, NOW, []);
    };
    const addPasskey = async (): Promise<string> => {
      const passkey = aPasskey(userId);
      await stores.factors.addPasskey(passkey);
      return passkey.id;
    };
    const standing = async (): Promise<number> =>
      (await stores.factors.passkeys(userId)).length + ((await stores.factors.totp(userId)) === null ? 0 : 1);

    test("one is removed by whoever needs none", async () => {
      await addTotp();
      expect(await stores.factors.removeTotp(userId)).toBe("removed");
      expect(await stores.factors.removePasskey(userId, await addPasskey())).toBe("removed");
    });

    test("the app stays beside a mainnet key until there is a passkey, and then that stays", async () => {
      await addTotp();
      expect(await stores.connectMainnet(userId)).toBe(true);
      expect(await stores.factors.removeTotp(userId)).toBe("mainnet-key");
      expect(await stores.factors.totp(userId)).toMatchObject({ confirmedAt: NOW });
      const [first, second] = [await addPasskey(), await addPasskey()];
      expect(await stores.factors.removeTotp(userId)).toBe("removed");
      expect(await stores.factors.removePasskey(userId, first)).toBe("removed");
      expect(await stores.factors.removePasskey(userId, second)).toBe("mainnet-key");
      expect(await standing()).toBe(1);
    });

    test("one stays while its owner is an operator", async () => {
      const passkey = await addPasskey();
      await stores.makeOperator(userId);
      expect(await stores.factors.removePasskey(userId, passkey)).toBe("operator");
      await addTotp();
      expect(await stores.factors.removePasskey(userId, passkey)).toBe("removed");
      expect(await stores.factors.removeTotp(userId)).toBe("operator");
    });

    test("an app that was only begun is none: beside it a passkey stays, and it goes", async () => {
      const passkey = await addPasskey();
      await stores.connectMainnet(userId);
      await stores.factors.beginTotp({ userId, revision: 1, confirmedAt: null, createdAt: NOW });
      expect(await stores.factors.removePasskey(userId, passkey)).toBe("mainnet-key");
      expect(await stores.factors.removeTotp(userId)).toBe("removed");
    });

    test("of removals that race beside a mainnet key the last one loses, however often it is tried", async () => {
      for (let round = 0; round < 20; round++) {
        userId = await stores.addUser();
        await addTotp();
        const passkeys = [await addPasskey(), await addPasskey()];
        await stores.connectMainnet(userId);
        const removed = await Promise.all([
          stores.factors.removeTotp(userId),
          ...passkeys.map((id) => stores.factors.removePasskey(userId, id)),
        ]);
        expect(removed.toSorted()).toEqual(["mainnet-key", "removed", "removed"]);
        expect(await standing()).toBe(1);
      }
    });

    test("a mainnet key that is stored while the last one goes: one of them is refused", async () => {
      for (let round = 0; round < 20; round++) {
        userId = await stores.addUser();
        await addTotp();
        const [removed, isStored] = await Promise.all([
          stores.factors.removeTotp(userId),
          stores.connectMainnet(userId),
        ]);
        expect([removed, isStored, await standing()]).toEqual(
          isStored ? ["mainnet-key", true, 1] : ["removed", false, 0],
        );
      }
    });
  });
}
