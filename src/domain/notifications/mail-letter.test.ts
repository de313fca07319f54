import { describe, expect, test } from "vitest";
import { HOSTILE_TEXTS } from "#testing/told/hostile-texts.ts";
import { readHtml } from "#testing/told/read-html.ts";
import { mailLetter } from "./mail-letter.ts";
import { mailWords } from "./mail-words.ts";

const AT = 1_795_435_200_000;
const EN = { locale: "en", timeZone: "UTC" } as const;
const LINK = "https://axisor.example/link?token=abc&x=1";

describe("a mail about an account as a letter", () => {
  test("says in both parts what its words are, and carries its link once", () => {
    const facts = { kind: "link", purpose: "reset", linkId: "1" } as const;
    const { subject, text } = mailWords(facts, LINK, EN);
    const letter = mailLetter(facts, LINK, EN);
    expect(letter.subject).toBe(subject);
    expect(letter.text).toBe(`${text}\n\nAxisor sent this because it is about an account of this address.`);
    const read = readHtml(letter.html);
    expect(read.links).toEqual([LINK]);
    expect(read.text).toContain("Choose another password");
    for (const part of letter.text.split("\n\n")) expect(read.text).toContain(part);
  });

  test("says so in Portuguese", () => {
    const facts = { kind: "link", purpose: "register", linkId: "1" } as const;
    const { html, text } = mailLetter(facts, LINK, { locale: "pt-BR", timeZone: "UTC" });
    expect(text).toMatch(/A Axisor enviou isto porque se trata de uma conta deste endereço\.$/);
    expect(readHtml(html).text).toContain("Escolher uma senha");
  });

  test("carries no link where it has none, or where it is dead", () => {
    expect(readHtml(mailLetter({ kind: "password-changed", at: AT }, LINK, EN).html).links).toEqual([]);
    const dead = mailLetter({ kind: "link", purpose: "reset", linkId: "1" }, null, EN);
    expect(readHtml(dead.html).links).toEqual([]);
    expect(dead.text).toContain("was used already");
  });

  test.each(HOSTILE_TEXTS)("takes %j for text in every fact", (hostile) => {
    for (const facts of [
      { kind: "new-device", device: hostile, network: hostile, at: AT },
      { kind: "email-changed", to: hostile, at: AT },
      { kind: "key-changed", what: "key-refused", label: hostile, at: AT },
      { kind: "security-alert", title: hostile, at: AT },
      { kind: "link", purpose: "reset", linkId: hostile },
    ] as const) {
      const { html } = mailLetter(facts, hostile, EN);
      expect(readHtml(html)).toMatchObject({ strangeTags: [], links: [] });
    }
  });
});
