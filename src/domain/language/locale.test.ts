import { expect, test } from "vitest";
import { isLocale, localeAskedFor } from "./locale.ts";

test.each([
  ["pt-BR,pt;q=0.9,en-US;q=0.8,en;q=0.7", "pt-BR"],
  ["en-GB,en;q=0.9,pt;q=0.8", "en"],
  ["pt-PT", "pt-BR"],
  ["de-DE,de;q=0.9,pt-BR;q=0.4,en;q=0.5", "en"],
  ["en;q=0,pt", "pt-BR"],
  ["de,fr;q=0.5", null],
  ["", null],
  ["*", null],
  ["<script>;q=9,pt;q=nine", null],
])("a browser that asks for %s is spoken to in %s", (header, locale) => {
  expect(localeAskedFor(header)).toBe(locale);
});

test("a language is one of ours, letter by letter", () => {
  expect(["en", "pt-BR", "pt", "EN", null].map(isLocale)).toEqual([true, true, false, false, false]);
});
