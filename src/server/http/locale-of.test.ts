import { expect, test } from "vitest";
import { DEFAULT_PREFERENCES } from "#domain/language/preferences.ts";
import { localeOf, preferencesOf } from "./locale-of.ts";

const asking = (language?: string) =>
  new Headers(language === undefined ? {} : { "accept-language": language });

test("a page is written in the language its browser asks for, until its reader has chosen one", () => {
  const none = () => undefined;
  expect(preferencesOf(asking("pt-BR,pt;q=0.9"), none)).toEqual({ ...DEFAULT_PREFERENCES, locale: "pt-BR" });
  expect(preferencesOf(asking(), none)).toEqual(DEFAULT_PREFERENCES);
  const chosen = (name: string) => (name === "axisor-preferences" ? "en%7CAsia%2FTokyo" : undefined);
  expect(preferencesOf(asking("pt-BR"), chosen)).toEqual({
    ...DEFAULT_PREFERENCES,
    timeZone: "Asia/Tokyo",
    chosenAt: 1,
  });
});

test("an answer of the API is in the language of the page that asks", () => {
  expect(localeOf(asking("pt-BR"))).toBe("pt-BR");
  expect(localeOf(asking("de"))).toBe("en");
});
