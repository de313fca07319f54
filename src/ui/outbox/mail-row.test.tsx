import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type Mail, MailRow } from "./mail-row.tsx";

const LINK = "https://axisor.example.org/link?token=abc";

const row = (change: Partial<Mail> = {}): string =>
  renderToStaticMarkup(
    <MailRow
      mail={{
        id: "77777777-7777-4777-8777-777777777777",
        to: "new@axisor.local",
        subject: "Choose your password",
        text: `Choose one here:\n${LINK}\nIt serves once.`,
        link: LINK,
        createdAt: "2026-11-23T17:52:00.000Z",
        ...change,
      }}
    />,
  );

const count = (html: string, part: string): number => html.split(part).length - 1;

describe("a mail that was not sent", () => {
  it("says to whom, what about and when", () => {
    expect(row()).toContain("To new@axisor.local");
    expect(row()).toContain("Choose your password");
    expect(row()).toContain("23 November 2026, 17:52 UTC");
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
