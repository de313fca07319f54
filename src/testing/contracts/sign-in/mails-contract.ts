import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Mail, MailLink } from "#ports/mails.ts";
import { LOGIN_TIME as NOW } from "#testing/builders/a-session.ts";
import type { SignInStores } from "./sign-in-stores.ts";

const HOUR = 3_600_000;

export function mailsContract(name: string, open: () => Promise<SignInStores>): void {
  describe(`${name} keeps the contract of links`, () => {
    let stores: SignInStores;
    let link: MailLink;
    const aLink = (change: Partial<MailLink> = {}): MailLink => ({
      id: randomUUID(),
      purpose: "register",
      email: `${randomUUID()}@axisor.local`,
      userId: null,
      createdAt: NOW,
      expiresAt: NOW + HOUR,
      ...change,
    });
    beforeEach(async () => {
      stores = await open();
      link = aLink();
      await stores.links.create(link);
    });

    test("one is found as often as it is looked for, taken once, and ends to the millisecond", async () => {
      expect(await stores.links.find(link.id, NOW)).toEqual(link);
      expect(await stores.links.find(link.id, NOW + HOUR)).toBeNull();
      expect(await stores.links.take(link.id, NOW + HOUR)).toBeNull();
      expect(await stores.links.take(link.id, NOW + HOUR - 1)).toEqual(link);
      expect(await stores.links.take(link.id, NOW)).toBeNull();
      expect(await stores.links.find(randomUUID(), NOW)).toBeNull();
    });

    test("of many who follow one, and of two for one address and purpose, one caller gets one", async () => {
      const twin = aLink({ email: link.email });
      await stores.links.create(twin);
      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, n) => stores.links.take(n % 2 === 0 ? link.id : twin.id, NOW)),
      );
      expect(taken.filter((each) => each !== null)).toHaveLength(1);
    });

    test("taking one leaves those of other addresses and purposes", async () => {
      const others = [aLink({ email: link.email, purpose: "reset" }), aLink()];
      for (const other of others) await stores.links.create(other);
      await stores.links.take(link.id, NOW);
      for (const other of others) expect(await stores.links.find(other.id, NOW)).toEqual(other);
    });
  });

  describe(`${name} keeps the contract of mails`, () => {
    test("the newest come first, as they were written", async () => {
      const stores = await open();
      const userId = await stores.addUser();
      const mails: Mail[] = [
        { kind: "link", purpose: "reset", linkId: randomUUID() } as const,
        { kind: "new-device", device: "Firefox on Linux", network: "203.0.113.7", at: NOW } as const,
      ].map((facts) => ({
        id: randomUUID(),
        to: "trader@axisor.local",
        userId,
        facts,
        locale: "en",
        timeZone: "UTC",
        createdAt: NOW,
      }));
      for (const mail of mails) await stores.mails.write(mail);
      expect(await stores.mails.newest(2)).toEqual(mails.toReversed());
      expect(await stores.mails.newest(1)).toHaveLength(1);
    });
  });
}
