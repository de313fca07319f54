import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { PanicLinkPage } from "./panic-link-page.tsx";

const shown = (token: string | null, done: string | null = null): string =>
  renderToStaticMarkup(<PanicLinkPage token={token} done={done} />);

test("a panic link opens one form for each stage, which only a press sends", () => {
  const html = shown("the-token");
  expect(html.match(/<form(?=[^>]* method="post")(?=[^>]* action="\/api\/panic")/g)).toHaveLength(3);
  for (const stage of ["flatten", "guards-only", "freeze"]) expect(html).toContain(`value="${stage}"`);
  expect(html.match(/value="the-token"/g)).toHaveLength(3);
  expect(html).toContain("Nothing has happened yet.");
  expect(html).not.toContain("<script");
});

test("an address without a token, or with an unknown word, offers nothing to press", () => {
  for (const html of [shown(null), shown("t", "else")]) {
    expect(html).toContain("Nothing was thrown");
    expect(html).not.toContain("<form");
  }
});

test("what could not be thrown says to try again at once", () => {
  expect(shown(null, "failed")).toContain("try once more at once");
});

test("a browser that asks for Portuguese is told all of it in that", () => {
  const told = (done: string | null): string =>
    renderToStaticMarkup(
      <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "UTC" }}>
        <PanicLinkPage token="t" done={done} />
      </PreferencesProvider>,
    );
  expect(told(null)).toContain("Nada aconteceu ainda.");
  expect(told("gone")).toContain("Este link não funciona mais");
  expect(told("toString")).toContain("Nada foi acionado");
});
