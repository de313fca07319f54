import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { SessionView } from "#server/trpc/schemas/sign-in.ts";
import { aSessionView } from "#testing/views/a-security-view.ts";
import { ago, NOW } from "#testing/views/an-overview.ts";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { SessionRow } from "./session-row.tsx";

const row = (change: Partial<SessionView> = {}): string =>
  renderToStaticMarkup(
    <SessionRow session={aSessionView(change)} now={NOW}>
      {null}
    </SessionRow>,
  );

it("a session says what it is, from where, how it got in and when it was last used", () => {
  const html = row();
  expect(html).toContain("Firefox on Linux");
  expect(html).toContain("203.0.113.7 · used 3 s ago");
  expect(html).toContain("at 15:53 by password and app");
});

it("this very session is marked, and no other", () => {
  expect(row()).toContain("this one");
  expect(row({ isThis: false })).not.toContain("this one");
});

it("a session that said nothing of itself is unknown, not left out", () => {
  const html = row({ device: null, network: null, lastUsedAt: ago(3 * 86_400_000) });
  expect(html).toContain("Unknown browser");
  expect(html).toContain("Unknown place · used 20 November 2026, 17:53");
});

it("a session is told in Portuguese with the times of the reader's zone", () => {
  const html = renderToStaticMarkup(
    <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "America/Sao_Paulo" }}>
      <SessionRow session={aSessionView()} now={NOW}>
        {null}
      </SessionRow>
    </PreferencesProvider>,
  );
  expect(html).toContain("203.0.113.7 · último uso: há 3 s");
  expect(html).toContain("Início: às 12:53, com senha e aplicativo");
});
