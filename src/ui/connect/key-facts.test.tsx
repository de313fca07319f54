import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { ago, anAccount, NOW } from "#testing/views/an-overview.ts";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { KeyFacts } from "./key-facts.tsx";
import { KeyState } from "./key-state.tsx";
import { PausedKey } from "./paused-key.tsx";

const key = (change: Partial<AccountView> = {}): string => {
  const account = anAccount(change);
  return renderToStaticMarkup(
    <>
      <KeyState account={account} />
      <PausedKey account={account} />
      <KeyFacts account={account} now={NOW} />
    </>,
  );
};

describe("a key", () => {
  it("shows its last four characters, what it may do, and when it was tested and used", () => {
    const html = key();
    expect(html).toContain("9f3c");
    expect(html).toContain("Cannot withdraw");
    expect(html).toContain("at 16:53");
    expect(html).toContain("4 s ago");
    expect(html).toContain("Working");
  });

  it("is told in Portuguese, tested at a time of the reader's zone", () => {
    const html = renderToStaticMarkup(
      <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "America/Sao_Paulo" }}>
        <KeyState account={anAccount({ blindSince: ago(60_000), blindReason: "x" })} />
        <KeyFacts account={anAccount()} now={NOW} />
      </PreferencesProvider>,
    );
    expect(html).toContain("Não pode ser lida: x");
    expect(html).toContain("às 13:53");
    expect(html).toContain("Não permite saque");
  });

  it("that was never tested or used says so", () => {
    expect(key({ validatedAt: null, lastUsedAt: null }).split("Not yet")).toHaveLength(3);
  });

  it("that pauses its automations says why and what starts them again", () => {
    const html = key({ pausedReason: "LN Markets refused this key twice." });
    expect(html).toContain("LN Markets refused this key twice.");
    expect(html).toContain("Test it, or replace it");
    expect(html).not.toContain("Working");
  });

  it("never looks as if it worked while it is refused or cannot be read", () => {
    expect(key({ status: "unauthorized" })).toContain("The exchange refuses this key");
    expect(key({ blindSince: ago(60_000), blindReason: "no answer" })).toContain("Not readable: no answer");
    for (const change of [{ status: "unauthorized" as const }, { blindSince: ago(60_000) }]) {
      expect(key(change)).not.toContain("Working");
    }
  });
});
