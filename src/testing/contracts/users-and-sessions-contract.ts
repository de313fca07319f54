import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Session, Sessions } from "#ports/sessions.ts";
import type { NewUser, Users } from "#ports/users.ts";
import { aSession, LOGIN_TIME } from "#testing/builders/a-session.ts";

export type AccountsHarness = { readonly users: Users; readonly sessions: Sessions };

const NOW = LOGIN_TIME;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const aUser = (): NewUser => ({
  id: randomUUID(),
  email: `user-${randomBytes(6).toString("hex")}@axisor.local`,
  passwordHash: "$argon2id$v=19$example",
  createdAt: NOW,
});

/** What the stores of users and sessions promise; ids and addresses are fresh, so a database may be shared. */
export function usersAndSessionsContract(name: string, makeHarness: () => Promise<AccountsHarness>): void {
  describe(`${name} keeps the contract of users`, () => {
    test("finds a user by the address it was created with, and nobody by another", async () => {
      const { users } = await makeHarness();
      const user = aUser();
      const whole = { ...user, role: "trader", frozenUntil: null, passwordChangedAt: null };
      expect(await users.create(user)).toEqual({ ok: true, value: whole });
      expect(await users.findByEmail(user.email)).toEqual(whole);
      expect(await users.find(user.id)).toEqual(whole);
      expect(await users.findByEmail("nobody@axisor.local")).toBeNull();
    });

    test("lets exactly one of two racing users have an address", async () => {
      const { users } = await makeHarness();
      const [one, other] = [aUser(), aUser()];
      const answers = await Promise.all([users.create(one), users.create({ ...other, email: one.email })]);
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
      expect(answers.find((answer) => !answer.ok)).toEqual({ ok: false, failure: { kind: "email-taken" } });
    });
  });

  describe(`${name} keeps the contract of sessions`, () => {
    let user: NewUser;
    let session: Session;
    let sessions: Sessions;
    let users: Users;
    const used = async (at: number) => await sessions.use({ tokenHash: session.tokenHash, at });

    beforeEach(async () => {
      const harness = await makeHarness();
      user = aUser();
      session = aSession(user.id);
      ({ sessions, users } = harness);
      await users.create(user);
      await sessions.create(session, NOW);
    });

    test("tells whose a live session is", async () => {
      expect(await used(NOW)).toEqual({
        userId: user.id,
        email: user.email,
        role: "trader",
        sessionId: session.id,
        deviceId: null,
        steppedUpAt: null,
        frozenUntil: null,
        hasSecondFactor: false,
        expiresAt: session.expiresAt,
      });
    });

    test("knows nobody behind an unknown token", async () => {
      expect(await sessions.use({ tokenHash: "0".repeat(64), at: NOW })).toBeNull();
    });

    test("ends after the longest pause, to the millisecond", async () => {
      expect(await used(NOW + 8 * HOUR)).toBeNull();
      expect(await used(NOW + 8 * HOUR - 1)).not.toBeNull();
    });

    test("use keeps it from idling out, but not beyond its absolute end", async () => {
      for (let at = NOW; at < NOW + DAY; at += 7 * HOUR) expect(await used(at)).not.toBeNull();
      expect(await used(NOW + DAY - 1)).not.toBeNull();
      expect(await used(NOW + DAY)).toBeNull();
    });

    test("a use with an earlier clock takes nothing back", async () => {
      await used(NOW + 2 * HOUR);
      await used(NOW + 1 * HOUR);
      expect(await used(NOW + 10 * HOUR - 1)).not.toBeNull();
    });

    test("answers nobody once it has ended, and ending twice is no error", async () => {
      await sessions.end(session.tokenHash);
      await sessions.end(session.tokenHash);
      expect(await used(NOW)).toBeNull();
    });

    test("is opened for nobody who is not there, nor for what was proved before the password was chosen", async () => {
      const open = async (provedAt: number, userId = user.id) => {
        const other = aSession(userId);
        const isOpen = await sessions.create(other, provedAt);
        expect((await sessions.use({ tokenHash: other.tokenHash, at: NOW })) !== null).toBe(isOpen);
        return isOpen;
      };
      expect(await open(NOW, randomUUID())).toBe(false);
      await users.setPassword(user.id, { passwordHash: "another", at: NOW + 5, frozenUntil: null });
      expect([await open(NOW + 4), await open(NOW + 5), await open(NOW + 6)]).toEqual([false, false, true]);
    });

    test("none that is opened while the password is chosen anew outlives that", async () => {
      for (let round = 1; round <= 20; round++) {
        const many = Array.from({ length: 4 }, () => aSession(user.id));
        await Promise.all([
          ...many.map((one) => sessions.create(one, NOW + round - 1)),
          users
            .setPassword(user.id, { passwordHash: "another", at: NOW + round, frozenUntil: null })
            .then(() => sessions.endAllOf(user.id)),
        ]);
        for (const { tokenHash } of many) expect(await sessions.use({ tokenHash, at: NOW })).toBeNull();
      }
    });

    test("ends all of one user and none of another", async () => {
      const second = aSession(user.id);
      await sessions.create(second, NOW);
      expect(await sessions.endAllOf(randomUUID())).toBe(0);
      expect(await used(NOW)).not.toBeNull();
      expect(await sessions.endAllOf(user.id)).toBe(2);
      expect(await used(NOW)).toBeNull();
      expect(await sessions.use({ tokenHash: second.tokenHash, at: NOW })).toBeNull();
    });
  });
}
