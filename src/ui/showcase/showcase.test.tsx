import { readdirSync } from "node:fs";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LOCALES } from "#domain/language/locale.ts";
import { createFormat } from "#ui/format/format.ts";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { entriesOf, Showcase } from "./showcase.tsx";
import { SHOWCASE_WORDS } from "./showcase-words.ts";

const KIT = new URL("../kit/", import.meta.url);

const entriesIn = (locale: (typeof LOCALES)[number]) =>
  entriesOf({ words: SHOWCASE_WORDS[locale], format: createFormat({ locale, timeZone: "UTC" }) });

describe("the page of all components", () => {
  const entries = LOCALES.flatMap((locale) =>
    entriesIn(locale).flatMap(({ name, states }) =>
      Object.entries(states).map(([state, shown]) => ({ locale, what: `${name}, ${state}`, shown })),
    ),
  );

  it.each(entries)("shows $what in $locale", ({ locale, shown }) => {
    const html = renderToString(
      <PreferencesProvider initial={{ locale, timeZone: "UTC" }}>{shown}</PreferencesProvider>,
    );
    expect(html.length).toBeGreaterThan(10);
  });

  it("shows every component of the kit", () => {
    const files = readdirSync(KIT, { recursive: true, encoding: "utf8" })
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => file.endsWith(".tsx") && !file.endsWith(".test.tsx"));
    expect(files.length).toBeGreaterThan(20);
    expect(
      entriesIn("en")
        .flatMap(({ of }) => of)
        .toSorted(),
    ).toEqual(files.toSorted());
  });

  it("has one address for each component", () => {
    const html = renderToString(
      <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "UTC" }}>
        <Showcase />
      </PreferencesProvider>,
    );
    const ids = [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(entriesIn("pt-BR").length);
    for (const id of ids) expect(html).toContain(`href="#${id}"`);
  });
});
