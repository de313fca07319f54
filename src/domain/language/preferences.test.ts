import { expect, test } from "vitest";
import { type Preferences, readPreferences, writePreferences } from "./preferences.ts";

test("what is written is read again", () => {
  const wanted: Preferences = {
    locale: "pt-BR",
    timeZone: "America/Argentina/Buenos_Aires",
    amounts: "BTC",
    money: "BRL",
  };
  expect(readPreferences(writePreferences(wanted))).toEqual(wanted);
});

test.each([
  ["", {}],
  ["en", { locale: "en" }],
  ["fr|UTC", { timeZone: "UTC" }],
  ["en|../../etc", { locale: "en" }],
  ["%E0%A4%A|UTC", {}],
  ["pt-BR|<script>", { locale: "pt-BR" }],
  ["en|UTC|BTC|EUR", { locale: "en", timeZone: "UTC", amounts: "BTC" }],
  ["en|UTC|shells|BRL", { locale: "en", timeZone: "UTC", money: "BRL" }],
])("of a cookie that says %s only what can be is read", (cookie, read) => {
  expect(readPreferences(cookie)).toEqual(read);
});
