import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { LoginChallenge } from "#ports/login-challenges.ts";
import { LOGIN_TIME as NOW } from "#testing/builders/a-session.ts";
import type { SignInStores } from "./sign-in-stores.ts";

export function loginChallengesContract(name: string, open: () => Promise<SignInStores>): void {
  describe(`${name} keeps the contract of steps that were begun`, () => {
    let stores: SignInStores;
    let challenge: LoginChallenge;
    beforeEach(async () => {
      stores = await open();
      challenge = {
        tokenHash: randomBytes(32).toString("hex"),
        kind: "factor",
        userId: await stores.addUser(),
        deviceId: null,
        passkeyChallenge: "a-challenge",
        method: "password",
        createdAt: NOW,
        expiresAt: NOW + 60_000,
      };
      await stores.challenges.create(challenge);
    });
    const one = (at: number, kind = challenge.kind) => [challenge.tokenHash, kind, at] as const;

    test("finds one as often as it is asked, and takes it once", async () => {
      expect(await stores.challenges.find(...one(NOW))).toEqual(challenge);
      expect(await stores.challenges.take(...one(NOW))).toEqual(challenge);
      expect(await stores.challenges.take(...one(NOW))).toBeNull();
      expect(await stores.challenges.find(...one(NOW))).toBeNull();
    });

    test("of many who take one, one gets it", async () => {
      const taken = await Promise.all(Array.from({ length: 20 }, () => stores.challenges.take(...one(NOW))));
      expect(taken.filter((each) => each !== null)).toHaveLength(1);
    });

    test("it ends to the millisecond", async () => {
      expect(await stores.challenges.take(...one(NOW + 60_000))).toBeNull();
      expect(await stores.challenges.take(...one(NOW + 59_999))).not.toBeNull();
    });

    test("what was begun for one purpose serves no other", async () => {
      for (const kind of ["ticket", "passkey", "step-up", "enrol"] as const) {
        expect(await stores.challenges.find(...one(NOW, kind))).toBeNull();
        expect(await stores.challenges.take(...one(NOW, kind))).toBeNull();
      }
      expect(await stores.challenges.find(...one(NOW))).not.toBeNull();
    });

    test("one may belong to nobody yet", async () => {
      const nobody = { ...challenge, tokenHash: randomBytes(32).toString("hex"), userId: null, method: null };
      await stores.challenges.create(nobody);
      expect(await stores.challenges.take(nobody.tokenHash, "factor", NOW)).toEqual(nobody);
    });
  });
}
