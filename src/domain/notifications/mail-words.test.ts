import { describe, expect, test } from "vitest";
import type { MailFacts } from "./mail-facts.ts";
import { mailWords } from "./mail-words.ts";

const AT = 1_795_435_200_000;
const EN = { locale: "en", timeZone: "UTC" } as const;
const PT = { locale: "pt-BR", timeZone: "UTC" } as const;
const LINK = "http://localhost:3000/link?token=abc";

const EVERY: readonly MailFacts[] = [
  { kind: "link", purpose: "register", linkId: "1" },
  { kind: "link", purpose: "reset", linkId: "1" },
  { kind: "link", purpose: "change-email", linkId: "1" },
  { kind: "already-registered" },
  { kind: "new-device", device: "Firefox on Linux", network: "203.0.113.7", at: AT },
  { kind: "password-changed", at: AT },
  { kind: "password-reset", at: AT },
  { kind: "email-change-requested", to: "new@axisor.local", at: AT },
  { kind: "email-changed", to: "new@axisor.local", at: AT },
  { kind: "factor-changed", what: "totp-removed", at: AT },
  { kind: "factor-attempts", failures: 5, at: AT },
  { kind: "key-changed", what: "key-replaced", label: "Desk", at: AT },
  { kind: "security-alert", title: "Twelve logins from nine networks", at: AT },
];

describe("a mail", () => {
  test.each(EVERY)("of $kind has a subject of one line and says what to do about it", (facts) => {
    const { subject, text } = mailWords(facts, LINK, EN);
    expect(subject).toMatch(/^[A-Z][^\n]{10,80}$/);
    expect(text).toMatch(/If it was not you/);
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });

  test.each(EVERY.filter(({ kind }) => kind === "link"))(
    "with a link for $purpose carries it whole",
    (facts) => {
      expect(mailWords(facts, LINK, EN).text.split("\n")).toContain(LINK);
    },
  );

  test.each(EVERY.filter(({ kind }) => kind !== "link"))("of $kind carries no link", (facts) => {
    expect(mailWords(facts, LINK, EN).text).not.toContain("http");
  });

  test.each(EVERY)("of $kind is told in Portuguese, with the same in it", (facts) => {
    const { subject, text } = mailWords(facts, LINK, PT);
    expect(subject).toMatch(/^[A-Z][^\n]{10,80}$/);
    expect(text).toMatch(/Se não foi você/);
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    expect(text.includes(LINK)).toBe(facts.kind === "link");
    if ("at" in facts) expect(text).toContain("23 de novembro de 2026 às 12:00 UTC.");
  });

  // 12:00 UTC is 09:00 in São Paulo and 21:00 in Tokyo.
  test("tells its times in the zone of its reader, and by UTC where that is none", () => {
    const told = (reads: Parameters<typeof mailWords>[2]) =>
      mailWords({ kind: "password-changed", at: AT }, null, reads).text;
    expect(told({ locale: "pt-BR", timeZone: "America/Sao_Paulo" })).toContain(
      "23 de novembro de 2026 às 09:00 BRT",
    );
    expect(told({ locale: "en", timeZone: "Asia/Tokyo" })).toContain("23 November 2026 at 21:00 GMT+9");
    expect(told({ locale: "en", timeZone: "Mars/Olympus" })).toContain("23 November 2026 at 12:00 UTC");
  });

  test("whose link leads nowhere any more says so and offers none", () => {
    const { text } = mailWords({ kind: "link", purpose: "reset", linkId: "1" }, null, EN);
    expect(text).toMatch(/used already, or is too old/);
  });

  test("about something that happened says what, where and when, in UTC", () => {
    const { text } = mailWords(
      { kind: "new-device", device: "Firefox on Linux", network: "203.0.113.7", at: AT },
      null,
      EN,
    );
    expect(text).toContain(
      "Firefox on Linux logged in to your account for the first time, from 203.0.113.7 on 23 November 2026 at 12:00 UTC.",
    );
  });
});
