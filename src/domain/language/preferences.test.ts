import { expect, test } from "vitest";
import {
  DEFAULT_PREFERENCES,
  laterOf,
  type Preferences,
  readPreferences,
  writePreferences,
} from "./preferences.ts";

test("what is written is read again", () => {
  const wanted: Preferences = {
    locale: "pt-BR",
    timeZone: "America/Argentina/Buenos_Aires",
    amounts: "BTC",
    money: "BRL",
    chosenAt: 1_795_824_000_000,
  };
  expect(readPreferences(writePreferences(wanted))).toEqual(wanted);
});

test.each([
  ["", {}],
  ["en", { locale: "en", chosenAt: 1 }],
  ["fr|UTC", { timeZone: "UTC" }],
  ["en|../../etc", { locale: "en", chosenAt: 1 }],
  ["%E0%A4%A|UTC", {}],
  ["pt-BR|<script>", { locale: "pt-BR", chosenAt: 1 }],
  ["en|UTC|BTC|BRL|-1", { locale: "en", timeZone: "UTC", amounts: "BTC", money: "BRL", chosenAt: 1 }],
  ["en|UTC|BTC|EUR", { locale: "en", timeZone: "UTC", amounts: "BTC", chosenAt: 1 }],
  ["en|UTC|shells|BRL", { locale: "en", timeZone: "UTC", money: "BRL", chosenAt: 1 }],
])("of a cookie that says %s only what can be is read", (cookie, read) => {
  expect(readPreferences(cookie)).toEqual(read);
});

test("the later of two choices counts, and what was never kept is as it is here", () => {
  const here: Preferences = { ...DEFAULT_PREFERENCES, timeZone: "Asia/Tokyo", chosenAt: 100 };
  const kept = { locale: "pt-BR", timeZone: null, amounts: "BTC", money: null } as const;
  const taken = { locale: "pt-BR", timeZone: "Asia/Tokyo", amounts: "BTC", money: "USD" };
  expect(laterOf(here, null)).toBe(here);
  expect(laterOf(here, { ...kept, chosenAt: 99 })).toBe(here);
  expect(laterOf(here, { ...kept, chosenAt: 100 })).toEqual({ ...taken, chosenAt: 100 });
  expect(laterOf(here, { ...kept, chosenAt: 101 })).toEqual({ ...taken, chosenAt: 101 });
});
