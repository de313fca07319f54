import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Mail, MailFacts, Mails } from "#ports/mails.ts";
import type { PreferencesStore } from "#ports/preferences.ts";
import { LOGIN_TIME } from "../builders/a-session.ts";

const aMail = (changes: Partial<Mail> = {}): Mail => ({
  id: randomUUID(),
  to: "trader@axisor.local",
  userId: null,
  facts: { kind: "already-registered" },
  locale: "en",
  timeZone: "UTC",
  createdAt: LOGIN_TIME,
  ...changes,
});

const FACTS: readonly MailFacts[] = [
  { kind: "link", purpose: "reset", linkId: randomUUID() },
  { kind: "new-device", device: "Firefox on Linux", network: "203.0.113.7", at: LOGIN_TIME },
  { kind: "factor-attempts", failures: 5, at: LOGIN_TIME },
  { kind: "security-alert", title: "Somebody probes", at: LOGIN_TIME },
];

/** What every store of mail promises; ids are fresh, so a database may be shared. */
export function mailsContract(
  name: string,
  open: () => Promise<{
    readonly mails: Mails;
    readonly userId: string;
    readonly email: string;
    readonly preferences: PreferencesStore;
  }>,
): void {
  describe(`${name} keeps the contract of mails`, () => {
    test("gives back what was written, the newest first, however many were written at one time", async () => {
      const { mails, userId } = await open();
      const written = FACTS.map((facts) => aMail({ facts, userId }));
      for (const mail of written) await mails.write(mail);
      expect(await mails.newest(4)).toEqual(written.toReversed());
      expect(await mails.newest(1)).toEqual([written[3]]);
    });

    test("is in the language and zone that its addressee keeps, told by id or address, else as it was given", async () => {
      const { mails, userId, email, preferences } = await open();
      const kept = { locale: "pt-BR", timeZone: null, amounts: null, money: null, chosenAt: 0 } as const;
      await preferences.keep(userId, kept);
      await mails.write(aMail({ userId, timeZone: "Asia/Tokyo" }));
      await mails.write(aMail({ to: email }));
      await preferences.keep(userId, { ...kept, locale: "en", timeZone: "America/Sao_Paulo" });
      await mails.write(aMail({ userId, locale: "pt-BR" }));
      await mails.write(aMail({ locale: "pt-BR" }));
      const read = (await mails.newest(4)).map(({ locale, timeZone }) => `${locale} ${timeZone}`);
      expect(read).toEqual(["pt-BR UTC", "en America/Sao_Paulo", "pt-BR UTC", "pt-BR Asia/Tokyo"]);
    });

    test("neither shows nor is to send what was written for nobody", async () => {
      const { mails } = await open();
      const mail = aMail();
      await mails.write(mail);
      await mails.writeForNobody(aMail());
      expect(await mails.newest(1)).toEqual([mail]);
    });

    test("takes a mail with an id that is there already for the same mail", async () => {
      const { mails } = await open();
      const [first, second] = [aMail(), aMail()];
      for (const mail of [first, second, { ...first, to: "another@axisor.local" }]) await mails.write(mail);
      expect(await mails.newest(2)).toEqual([second, first]);
    });
  });
}
