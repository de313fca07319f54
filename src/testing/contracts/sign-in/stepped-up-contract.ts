import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Session } from "#ports/sessions.ts";
import { aSession, LOGIN_TIME as NOW } from "#testing/builders/a-session.ts";
import type { SignInStores } from "./sign-in-stores.ts";

const aHash = () => randomBytes(32).toString("hex");

export function steppedUpContract(name: string, open: () => Promise<SignInStores>): void {
  describe(`${name} keeps the contract of sessions that prove who sits there`, () => {
    let stores: SignInStores;
    let session: Session;
    beforeEach(async () => {
      stores = await open();
      session = aSession(await stores.addUser(), { steppedUpAt: NOW });
      await stores.sessions.create(session, NOW);
    });
    const used = (tokenHash: string, at: number) => stores.sessions.use({ tokenHash, at });

    test("a fresh factor replaces the token; the old one serves ten seconds more and never as fresh", async () => {
      const tokenHash = aHash();
      expect(await stores.sessions.stepUp(session.id, { tokenHash, at: NOW + 5 })).toBe(true);
      expect(await used(tokenHash, NOW + 6)).toMatchObject({ sessionId: session.id, steppedUpAt: NOW + 5 });
      expect(await used(session.tokenHash, NOW + 6)).toMatchObject({
        sessionId: session.id,
        steppedUpAt: null,
      });
      expect(await used(session.tokenHash, NOW + 10_004)).not.toBeNull();
      expect(await used(session.tokenHash, NOW + 10_005)).toBeNull();
      expect(await used(tokenHash, NOW + 10_005)).toMatchObject({ steppedUpAt: NOW + 5 });
    });

    test("a token that was replaced twice is good for nothing", async () => {
      await stores.sessions.stepUp(session.id, { tokenHash: aHash(), at: NOW + 1 });
      await stores.sessions.stepUp(session.id, { tokenHash: aHash(), at: NOW + 2 });
      expect(await used(session.tokenHash, NOW + 3)).toBeNull();
    });

    test("ends with all its tokens, whichever is named", async () => {
      const tokenHash = aHash();
      await stores.sessions.stepUp(session.id, { tokenHash, at: NOW + 1 });
      await stores.sessions.end(session.tokenHash);
      expect(await used(tokenHash, NOW + 2)).toBeNull();
      expect(await used(session.tokenHash, NOW + 2)).toBeNull();
      expect(await stores.sessions.stepUp(session.id, { tokenHash: aHash(), at: NOW + 3 })).toBe(false);
    });

    test("a proof from before the second factor counts no more once that stands", async () => {
      await stores.factors.beginTotp({
        userId: session.userId,
        revision: 1,
        confirmedAt: null,
        createdAt: NOW,
      });
      expect(await used(session.tokenHash, NOW + 1)).toMatchObject({
        steppedUpAt: NOW,
        hasSecondFactor: false,
      });
      await stores.factors.confirmTotp(session.userId, 1, NOW + 1, []);
      expect(await used(session.tokenHash, NOW + 2)).toMatchObject({
        steppedUpAt: null,
        hasSecondFactor: true,
      });
      const tokenHash = aHash();
      await stores.sessions.stepUp(session.id, { tokenHash, at: NOW + 1 });
      expect(await used(tokenHash, NOW + 2)).toMatchObject({ steppedUpAt: NOW + 1, hasSecondFactor: true });
    });

    test("a passkey is a second factor too, and the first of several is what a proof must be newer than", async () => {
      const passkey = {
        id: aHash(),
        userId: session.userId,
        publicKey: new Uint8Array(3),
        counter: 0,
        transports: [],
        label: "Key",
        isBackedUp: false,
        createdAt: NOW,
        lastUsedAt: null,
      };
      await stores.factors.addPasskey({ ...passkey, createdAt: NOW + 9, id: aHash() });
      expect(await used(session.tokenHash, NOW + 10)).toMatchObject({
        steppedUpAt: null,
        hasSecondFactor: true,
      });
      await stores.factors.addPasskey(passkey);
      expect(await used(session.tokenHash, NOW + 10)).toMatchObject({ steppedUpAt: NOW });
    });

    test("lists what is alive, the one used last first, with how it was opened and nothing that opens it", async () => {
      const phone = aSession(session.userId, {
        label: "Safari on iOS",
        network: "203.0.113.9",
        method: "passkey",
        lastSeenAt: NOW + 60_000,
      });
      await stores.sessions.create(phone, NOW);
      await stores.sessions.create(aSession(session.userId, { expiresAt: NOW + 1 }), NOW);
      const { tokenHash: _, idleMs: __, userId: ___, ...listed } = phone;
      const sessions = await stores.sessions.ofUser(session.userId, NOW + 60_000);
      expect(sessions).toEqual([listed, expect.objectContaining({ id: session.id })]);
    });

    test("one is ended by its owner and by nobody else; all others are ended at once", async () => {
      const others = [aSession(session.userId), aSession(session.userId)];
      for (const other of others) await stores.sessions.create(other, NOW);
      expect(await stores.sessions.endOne(await stores.addUser(), session.id)).toBe(false);
      expect(await stores.sessions.endAllOf(session.userId, session.id)).toBe(2);
      expect(await used(session.tokenHash, NOW + 1)).not.toBeNull();
      expect(await stores.sessions.endOne(session.userId, session.id)).toBe(true);
      expect(await stores.sessions.endOne(session.userId, session.id)).toBe(false);
      expect(await used(session.tokenHash, NOW + 1)).toBeNull();
    });
  });
}
