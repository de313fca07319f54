import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Passkey } from "#ports/factors.ts";
import { LOGIN_TIME as NOW } from "#testing/builders/a-session.ts";
import type { SignInStores } from "./sign-in-stores.ts";

export const aPasskey = (userId: string, change: Partial<Passkey> = {}): Passkey => ({
  id: randomBytes(32).toString("base64url"),
  userId,
  publicKey: Uint8Array.from(randomBytes(77)),
  counter: 0,
  transports: ["internal", "hybrid"],
  label: "Phone",
  isBackedUp: true,
  createdAt: NOW,
  lastUsedAt: null,
  ...change,
});

export function passkeysContract(name: string, open: () => Promise<SignInStores>): void {
  describe(`${name} keeps the contract of passkeys`, () => {
    let stores: SignInStores;
    let userId: string;
    beforeEach(async () => {
      stores = await open();
      userId = await stores.addUser();
    });
    const plain = (passkey: Passkey | null) =>
      passkey && { ...passkey, publicKey: Buffer.from(passkey.publicKey).toString("hex") };

    test("gives one back as it came, alone and in its user's list, the oldest first", async () => {
      const [first, second] = [aPasskey(userId), aPasskey(userId, { createdAt: NOW + 1, transports: [] })];
      expect(await stores.factors.addPasskey(second)).toBe(true);
      expect(await stores.factors.addPasskey(first)).toBe(true);
      expect(plain(await stores.factors.passkey(first.id))).toEqual(plain(first));
      expect((await stores.factors.passkeys(userId)).map(({ id }) => id)).toEqual([first.id, second.id]);
      expect(await stores.factors.passkeys(await stores.addUser())).toEqual([]);
    });

    test("an authenticator is added once, whosever it is", async () => {
      const passkey = aPasskey(userId);
      await stores.factors.addPasskey(passkey);
      expect(await stores.factors.addPasskey({ ...passkey, userId: await stores.addUser() })).toBe(false);
      expect(await stores.factors.passkey(passkey.id)).toMatchObject({ userId });
    });

    test("one that counts must have counted on, and of uses that race with one count one is let through", async () => {
      const passkey = aPasskey(userId, { counter: 5 });
      await stores.factors.addPasskey(passkey);
      expect(await stores.factors.countPasskeyUse(passkey.id, 5, NOW)).toBe(false);
      expect(await stores.factors.countPasskeyUse(passkey.id, 0, NOW)).toBe(false);
      const used = await Promise.all(
        Array.from({ length: 20 }, () => stores.factors.countPasskeyUse(passkey.id, 6, NOW + 2)),
      );
      expect(used.filter(Boolean)).toHaveLength(1);
      expect(await stores.factors.passkey(passkey.id)).toMatchObject({ counter: 6, lastUsedAt: NOW + 2 });
    });

    test("one that counts nothing is used as often as its user likes", async () => {
      const passkey = aPasskey(userId);
      await stores.factors.addPasskey(passkey);
      expect(await stores.factors.countPasskeyUse(passkey.id, 0, NOW)).toBe(true);
      expect(await stores.factors.countPasskeyUse(passkey.id, 0, NOW + 1)).toBe(true);
    });

    test("is removed by its user and by nobody else", async () => {
      const passkey = aPasskey(userId);
      await stores.factors.addPasskey(passkey);
      expect(await stores.factors.removePasskey(await stores.addUser(), passkey.id)).toBe("absent");
      expect(await stores.factors.removePasskey(userId, passkey.id)).toBe("removed");
      expect(await stores.factors.removePasskey(userId, passkey.id)).toBe("absent");
      expect(await stores.factors.passkey(passkey.id)).toBeNull();
    });
  });
}
