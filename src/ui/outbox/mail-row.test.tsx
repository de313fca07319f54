import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { type Mail, MailRow } from "./mail-row.tsx";

const LINK = "https://axisor.example.org/link?token=abc";

const MAIL: Mail = {
  id: "77777777-7777-4777-8777-777777777777",
  to: "new@axisor.local",
  subject: "Choose your password",
  text: `Choose one here:\n${LINK}\nIt serves once.`,
  link: LINK,
  createdAt: "2026-11-23T17:52:00.000Z",
};

const row = (change: Partial<Mail> = {}): string =>
  renderToStaticMarkup(<MailRow mail={{ ...MAIL, ...change }} />);

const count = (html: string, part: string): number => html.split(part).length - 1;

describe("a mail that was not sent", () => {
  it("says to whom, what about and when", () => {
    expect(row()).toContain("To new@axisor.local");
    expect(row()).toContain("Choose your password");
    expect(row()).toContain("23 November 2026, 17:52 UTC");
  });

  it("says so in Portuguese, by the clock of whoever reads it", () => {
    const html = renderToStaticMarkup(
      <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "America/Sao_Paulo" }}>
        <MailRow mail={MAIL} />
      </PreferencesProvider>,
    );
    expect(html).toContain("Para new@axisor.local");
    expect(html).toContain("23 de novembro de 2026, 14:52 BRT");
  });

  it("has its link where it stands in the text, once", () => {
    expect(row()).toContain(`Choose one here:\n<a href="${LINK}"`);
    expect(row()).toContain("</a>\nIt serves once.");
    expect(count(row(), 'data-testid="mail-link"')).toBe(1);
  });

  it("has it below where the text does not name it, and none where there is none", () => {
    expect(count(row({ text: "Choose one." }), 'data-testid="mail-link"')).toBe(1);
    expect(count(row({ link: null }), 'data-testid="mail-link"')).toBe(0);
  });

  it("shows its text as text", () => {
    expect(row({ text: "<script>alert(1)</script>", link: null })).toContain("&lt;script&gt;");
  });
});
