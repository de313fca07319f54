import { DEFAULT_LOCALE, isLocale, type Locale } from "./locale.ts";
import { isAmountUnit, isMoneyUnit, type Units } from "./units.ts";

/** How a trader wants to read: the language, the zone that times are told in, and the units of amounts. */
export type Preferences = Units & {
  readonly locale: Locale;
  /** A name of the IANA database; `UTC` is what the exchange settles by. */
  readonly timeZone: string;
};

/** Language and zone, and the units where they are spoken of at all: else sats and dollars. */
export type Reading = Pick<Preferences, "locale" | "timeZone"> & Partial<Units>;

export const DEFAULT_PREFERENCES: Preferences = {
  locale: DEFAULT_LOCALE,
  timeZone: "UTC",
  amounts: "sats",
  money: "USD",
};

/** The cookie a browser keeps them in, so that its first page is right already. */
export const PREFERENCES_COOKIE = "axisor-preferences";

const ZONE = /^[A-Za-z][A-Za-z0-9_+-]{0,31}(\/[A-Za-z0-9_+-]{1,32}){0,2}$/;

/** As the cookie holds them: `pt-BR|America/Sao_Paulo|BTC|BRL`, percent-encoded. */
export const writePreferences = ({ locale, timeZone, amounts, money }: Preferences): string =>
  encodeURIComponent([locale, timeZone, amounts, money].join("|"));

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
};

/** What of a cookie can be read, also of one from before there were units; whether a zone exists is for whoever tells time by it. */
export const readPreferences = (cookie: string): Partial<Preferences> => {
  const [locale, timeZone = "", amounts, money] = decoded(cookie).split("|");
  return {
    ...(isLocale(locale) ? { locale } : {}),
    ...(ZONE.test(timeZone) ? { timeZone } : {}),
    ...(isAmountUnit(amounts) ? { amounts } : {}),
    ...(isMoneyUnit(money) ? { money } : {}),
  };
};
