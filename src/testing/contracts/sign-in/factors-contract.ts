import { beforeEach, describe, expect, test } from "vitest";
import type { TotpFactor } from "#ports/factors.ts";
import { LOGIN_TIME as NOW } from "#testing/builders/a-session.ts";
import type { SignInStores } from "./sign-in-stores.ts";

const CODES = [
  { selector: "ABCD", codeHash: "hash-1" },
  { selector: "EFGH", codeHash: "hash-2" },
] as const;

export function factorsContract(name: string, open: () => Promise<SignInStores>): void {
  describe(`${name} keeps the contract of authenticator apps`, () => {
    let stores: SignInStores;
    let factor: TotpFactor;
    beforeEach(async () => {
      stores = await open();
      factor = { userId: await stores.addUser(), revision: 1, confirmedAt: null, createdAt: NOW };
    });

    test("one that was begun is replaced by another, and counts once it was confirmed", async () => {
      const { factors } = stores;
      expect(await factors.totp(factor.userId)).toBeNull();
      expect(await factors.beginTotp(factor)).toBe(true);
      expect(await factors.beginTotp({ ...factor, revision: 2 })).toBe(true);
      expect(await factors.confirmTotp(factor.userId, 1, NOW, CODES)).toBe(false);
      expect(await factors.confirmTotp(factor.userId, 2, NOW + 1, CODES)).toBe(true);
      expect(await factors.totp(factor.userId)).toEqual({ ...factor, revision: 2, confirmedAt: NOW + 1 });
    });

    test("one that stands is replaced by nothing and confirmed only once", async () => {
      const { factors } = stores;
      await factors.beginTotp(factor);
      await factors.confirmTotp(factor.userId, 1, NOW, CODES);
      expect(await factors.beginTotp({ ...factor, revision: 2 })).toBe(false);
      expect(await factors.confirmTotp(factor.userId, 1, NOW + 9, [])).toBe(false);
      expect(await factors.totp(factor.userId)).toMatchObject({ revision: 1, confirmedAt: NOW });
    });

    test("counts together with its backup codes or not at all", async () => {
      const { factors } = stores;
      await factors.beginTotp(factor);
      const [code] = CODES;
      await expect(
        factors.confirmTotp(factor.userId, 1, NOW, [code, { ...code, codeHash: "other" }]),
      ).rejects.toThrow();
      expect(await factors.totp(factor.userId)).toMatchObject({ confirmedAt: null });
      expect(await factors.countBackupCodes(factor.userId)).toBe(0);
      await factors.confirmTotp(factor.userId, 1, NOW, CODES);
      expect(await factors.countBackupCodes(factor.userId)).toBe(2);
    });

    test("is removed once", async () => {
      await stores.factors.beginTotp(factor);
      expect(await stores.factors.removeTotp(factor.userId)).toBe("removed");
      expect(await stores.factors.removeTotp(factor.userId)).toBe("absent");
      expect(await stores.factors.totp(factor.userId)).toBeNull();
    });

    test("a step serves one of 200 who race, and none at or before it serves again", async () => {
      const { factors } = stores;
      await factors.beginTotp(factor);
      const used = await Promise.all(
        Array.from({ length: 200 }, () => factors.spendStep(factor.userId, 59_000_000)),
      );
      expect(used.filter(Boolean)).toHaveLength(1);
      expect(await factors.spendStep(factor.userId, 59_000_000)).toBe(false);
      expect(await factors.spendStep(factor.userId, 58_999_999)).toBe(false);
      expect(await factors.spendStep(factor.userId, 59_000_001)).toBe(true);
    });

    test("whoever has no app has no step to use", async () => {
      expect(await stores.factors.spendStep(factor.userId, 1)).toBe(false);
    });
  });

  describe(`${name} keeps the contract of backup codes`, () => {
    let stores: SignInStores;
    let userId: string;
    beforeEach(async () => {
      stores = await open();
      userId = await stores.addUser();
      await stores.factors.setBackupCodes(userId, CODES);
    });

    test("one is found by its selector and used up by one of 100 who race", async () => {
      const code = await stores.factors.backupCode(userId, "ABCD");
      expect(code).toEqual(CODES[0]);
      const used = await Promise.all(
        Array.from({ length: 100 }, () =>
          stores.factors.spendBackupCode(userId, code ?? { selector: "", codeHash: "" }),
        ),
      );
      expect(used.filter(Boolean)).toHaveLength(1);
      expect(await stores.factors.backupCode(userId, "ABCD")).toBeNull();
      expect(await stores.factors.countBackupCodes(userId)).toBe(1);
    });

    test("new ones replace all old ones, also one that is just being used", async () => {
      const old = CODES[0] ?? { selector: "", codeHash: "" };
      await stores.factors.setBackupCodes(userId, [{ selector: old.selector, codeHash: "another" }]);
      expect(await stores.factors.spendBackupCode(userId, old)).toBe(false);
      expect(await stores.factors.backupCode(userId, "EFGH")).toBeNull();
      expect(await stores.factors.countBackupCodes(userId)).toBe(1);
    });

    test("two sets that race leave one of them, never both", async () => {
      const setOf = (mark: string) =>
        Array.from({ length: 10 }, (_, n) => ({ selector: `${mark}00${n}`, codeHash: mark }));
      await Promise.all(
        ["A", "B", "C", "D"].map((mark) => stores.factors.setBackupCodes(userId, setOf(mark))),
      );
      expect(await stores.factors.countBackupCodes(userId)).toBe(10);
    });

    test("those of one user are no use to another", async () => {
      const other = await stores.addUser();
      expect(await stores.factors.backupCode(other, "ABCD")).toBeNull();
      expect(await stores.factors.spendBackupCode(other, CODES[0] ?? { selector: "", codeHash: "" })).toBe(
        false,
      );
      await stores.factors.setBackupCodes(other, []);
      expect(await stores.factors.countBackupCodes(userId)).toBe(2);
    });
  });
}
