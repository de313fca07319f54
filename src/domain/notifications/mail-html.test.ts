import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { HOSTILE_TEXTS } from "#testing/told/hostile-texts.ts";
import { readHtml } from "#testing/told/read-html.ts";
import { MAIL_COLOURS, type MailPage, mailHtml } from "./mail-html.ts";

const PAGE: MailPage = {
  subject: "Guard added 5,000 sats",
  text: "First, & foremost.\n\nSecond line\nand third.",
  link: "https://axisor.example/activity?receipt=1&show=all",
  linkLabel: "Look at it",
  footer: { text: "Change it here:", link: "https://axisor.example/alerts/channels" },
  locale: "en",
  severity: "danger",
};

describe("a mail in HTML", () => {
  test("tells in order what it says, where it leads and why it was sent", () => {
    const { text, heading, links, strangeTags } = readHtml(mailHtml(PAGE));
    expect(strangeTags).toEqual([]);
    expect(heading).toBe("Guard added 5,000 sats");
    expect(
      text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => line.trim()),
    ).toEqual([
      "Guard added 5,000 sats",
      "First, & foremost.",
      "Second line",
      "and third.",
      "Look at it",
      "https://axisor.example/activity?receipt=1&show=all",
      "Change it here:",
      "https://axisor.example/alerts/channels",
    ]);
    expect(links).toEqual([
      "https://axisor.example/activity?receipt=1&show=all",
      "https://axisor.example/alerts/channels",
    ]);
  });

  test("puts its link where the text names it, once", () => {
    const link = "https://axisor.example/link?token=abc";
    const html = mailHtml({ ...PAGE, link, linkLabel: null, text: `Follow it:\n\n${link}\n\nOr ignore it.` });
    const { text, links } = readHtml(html);
    expect(links.filter((each) => each === link)).toHaveLength(1);
    expect(text).toMatch(/Follow it:\s+https:\/\/axisor\.example\/link\?token=abc\s+Or ignore it\./);
  });

  test("fetches nothing, and is drawn without a table", () => {
    expect(mailHtml(PAGE)).not.toMatch(
      /<(?:img|link|script|table|iframe|video)|url\(|@import|@font-face| src=/i,
    );
  });

  test("is light or dark as the reader's screen is, in the colours of the design", () => {
    const html = mailHtml(PAGE);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain("prefers-color-scheme:dark");
    const tokens = readFileSync(new URL("../../ui/kit/tokens.css", import.meta.url), "utf8").toLowerCase();
    expect(MAIL_COLOURS.filter((colour) => !tokens.includes(colour))).toEqual([]);
    const drawn = html.match(/#[0-9a-f]{6}\b/g) ?? [];
    expect(drawn.filter((colour) => !MAIL_COLOURS.includes(colour))).toEqual([]);
  });

  test("says its language, and draws its rule by how much it matters", () => {
    expect(mailHtml({ ...PAGE, locale: "pt-BR" })).toContain('<html lang="pt-BR">');
    expect(mailHtml(PAGE)).toContain("border-top:3px solid #a80c34");
    expect(mailHtml({ ...PAGE, severity: "warning" })).toContain("border-top:3px solid #856000");
    expect(mailHtml({ ...PAGE, severity: "info" })).toContain("border-top:3px solid #7c8983");
  });

  test.each(HOSTILE_TEXTS)("takes %j for text wherever it is put", (hostile) => {
    const html = mailHtml({
      ...PAGE,
      subject: hostile,
      text: `before\n\n${hostile}\n\nafter`,
      link: hostile,
      linkLabel: hostile,
      footer: { text: hostile, link: hostile },
    });
    const { strangeTags, links, heading } = readHtml(html);
    expect(strangeTags).toEqual([]);
    expect(links).toEqual([]);
    expect(heading).toBe(hostile.replace(/[^\P{Cc}\n]/gu, " "));
  });
});
