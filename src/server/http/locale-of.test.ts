import { expect, test } from "vitest";
import { localeOf, preferencesOf } from "./locale-of.ts";

const asking = (language?: string) =>
  new Headers(language === undefined ? {} : { "accept-language": language });

test("a page is written in the language its browser asks for, until its reader has chosen one", () => {
  const none = () => undefined;
  expect(preferencesOf(asking("pt-BR,pt;q=0.9"), none)).toEqual({ locale: "pt-BR", timeZone: "UTC" });
  expect(preferencesOf(asking(), none)).toEqual({ locale: "en", timeZone: "UTC" });
  const chosen = (name: string) => (name === "axisor-preferences" ? "en%7CAsia%2FTokyo" : undefined);
  expect(preferencesOf(asking("pt-BR"), chosen)).toEqual({ locale: "en", timeZone: "Asia/Tokyo" });
});

test("an answer of the API is in the language of the page that asks", () => {
  expect(localeOf(asking("pt-BR"))).toBe("pt-BR");
  expect(localeOf(asking("de"))).toBe("en");
});
