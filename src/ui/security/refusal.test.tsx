import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type Problem, saying } from "#ui/api/problem-of.ts";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { Refusal } from "./refusal.tsx";

const shown = (change: Partial<Problem> = {}): string =>
  renderToStaticMarkup(<Refusal problem={{ ...saying("Not now."), ...change }} />);

describe("a refusal", () => {
  it("is told in the server's words, to a screen reader too", () => {
    expect(shown()).toContain('role="alert"');
    expect(shown()).toContain("Not now.");
    expect(shown()).not.toContain("try again");
  });

  it("for want of a second factor leads to where one is set up", () => {
    expect(shown({ reason: "second-factor" })).toContain('href="/security"');
  });

  it("during a freeze says when it ends", () => {
    const html = shown({ reason: "frozen", retryAfter: 3_600 });
    expect(html).toContain("Not now.");
    expect(html).toMatch(/It ends .* UTC, in 1 h 00 min/u);
  });

  it("is told in Portuguese, with when a freeze ends", () => {
    const html = renderToStaticMarkup(
      <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "UTC" }}>
        <Refusal problem={{ ...saying("Agora não."), reason: "frozen", retryAfter: 3_600 }} />
      </PreferencesProvider>,
    );
    expect(html).toMatch(/Agora não\. Termina em .* UTC, daqui a 1 h 00 min\. <a [^>]*>Ver Segurança/u);
  });

  it("that was to be confirmed and was not says that nothing was changed", () => {
    expect(shown({ reason: "step-up" })).toContain("Nothing was changed");
  });

  it("that is a matter of time counts it down, and does not say from the start that it is over", () => {
    const html = shown({ retryAfter: 132 });
    expect(html).toContain('role="timer"');
    expect(html).toContain("You can try again in 2 min 12 s.");
    expect(html).not.toContain("You can try again now");
  });
});
