import { describe, expect, test } from "vitest";
import { HOSTILE_TEXTS } from "#testing/told/hostile-texts.ts";
import { readHtml } from "#testing/told/read-html.ts";
import { notificationLetter, type Told } from "./notification-letter.ts";

const TOLD: Told = {
  locale: "en",
  timeZone: "America/Sao_Paulo",
  severity: "danger",
  title: "Protection blind: Main cannot be read.",
  lines: ["No guard on it can act until it can be read again.", "Stops at LN Markets stand."],
  at: Date.UTC(2026, 10, 23, 17, 26),
  wantsAnswer: true,
  path: "/activity?receipt=1",
};
const PAGES = { origin: "https://axisor.example", channelsPath: "/alerts/channels" };

describe("a letter of what happened", () => {
  test("says it in plain text, with the time where its reader is and where to change it", () => {
    const { subject, text } = notificationLetter(TOLD, PAGES);
    expect(subject).toBe("Danger: Protection blind: Main cannot be read.");
    // 17:26 UTC is 14:26 in São Paulo, which has been three hours behind all year since 2019.
    expect(text).toBe(
      [
        "Protection blind: Main cannot be read.",
        "No guard on it can act until it can be read again.",
        "Stops at LN Markets stand.",
        "It happened on 23 November 2026 at 14:26 GMT-3.",
        "You are told again, and elsewhere, until you say in Axisor that you saw it.",
        "Look at it in Axisor:\nhttps://axisor.example/activity?receipt=1",
        "You get this because you chose to be told of it by e-mail. You can change that here:\nhttps://axisor.example/alerts/channels",
      ].join("\n\n"),
    );
  });

  test("says the same in Portuguese", () => {
    const told = { ...TOLD, locale: "pt-BR", title: "Proteção sem visão.", lines: [] } as const;
    const { subject, text, html } = notificationLetter(told, PAGES);
    expect(subject).toBe("Perigo: Proteção sem visão.");
    expect(text).toContain("Aconteceu em 23 de novembro de 2026 às 14:26 BRT.");
    expect(text).toContain("até dizer na Axisor que viu.");
    expect(html).toContain('<html lang="pt-BR">');
    expect(readHtml(html).text).toContain("Ver na Axisor");
  });

  test("says in HTML what it says in plain text", () => {
    const { text, html } = notificationLetter(TOLD, PAGES);
    const read = readHtml(html);
    for (const line of text.split(/\n+/)) expect(read.text).toContain(line.replace(/Axisor:$/, "Axisor"));
    expect(read.links).toEqual([
      "https://axisor.example/activity?receipt=1",
      "https://axisor.example/alerts/channels",
    ]);
  });

  test("warns in its subject of danger alone, and asks for no answer that nobody waits for", () => {
    const { subject, text } = notificationLetter({ ...TOLD, severity: "warning", wantsAnswer: false }, PAGES);
    expect(subject).toBe(TOLD.title);
    expect(text).not.toContain("told again");
  });

  test.each(HOSTILE_TEXTS)("takes %j for text, and leads to no page but ours", (hostile) => {
    const told = { ...TOLD, title: hostile, lines: [hostile, hostile], path: hostile, timeZone: hostile };
    const { html, text } = notificationLetter(told, { ...PAGES, channelsPath: hostile });
    const { strangeTags, links } = readHtml(html);
    expect(strangeTags).toEqual([]);
    expect(links).toHaveLength(2);
    expect(links.every((link) => link.startsWith("https://axisor.example/"))).toBe(true);
    expect(text).toContain("at 17:26 UTC");
  });
});
