import { DEFAULT_LOCALE, isLocale, type Locale } from "./locale.ts";
import { isAmountUnit, isMoneyUnit, type Units } from "./units.ts";

/** How a trader wants to read: the language, the zone that times are told in, and the units of amounts. */
export type Preferences = Units & {
  /** When that was chosen, in epoch milliseconds; 0 where never. Of two choices the later one counts. */
  readonly chosenAt: number;
  readonly locale: Locale;
  /** A name of the IANA database; `UTC` is what the exchange settles by. */
  readonly timeZone: string;
};

/** Language and zone, and the units where they are spoken of at all: else sats and dollars. */
export type Reading = Pick<Preferences, "locale" | "timeZone"> &
  Partial<Units & { readonly chosenAt: number }>;

export const DEFAULT_PREFERENCES: Preferences = {
  locale: DEFAULT_LOCALE,
  timeZone: "UTC",
  amounts: "sats",
  money: "USD",
  chosenAt: 0,
};

/** The cookie a browser keeps them in, so that its first page is right already. */
export const PREFERENCES_COOKIE = "axisor-preferences";

const ZONE = /^[A-Za-z][A-Za-z0-9_+-]{0,31}(\/[A-Za-z0-9_+-]{1,32}){0,2}$/;

/** As the cookie holds them: `pt-BR|America/Sao_Paulo|BTC|BRL|1795824000000`, percent-encoded. */
export const writePreferences = ({ locale, timeZone, amounts, money, chosenAt }: Preferences): string =>
  encodeURIComponent([locale, timeZone, amounts, money, chosenAt].join("|"));

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
};

/** A cookie from before choices had a time is a choice all the same, older than every other. */
const LONG_AGO = 1;

/** What of a cookie can be read, also of one from before there were units; whether a zone exists is for whoever tells time by it. */
export const readPreferences = (cookie: string): Partial<Preferences> => {
  const [locale, timeZone = "", amounts, money, at = ""] = decoded(cookie).split("|");
  return {
    ...(isLocale(locale) ? { locale } : {}),
    ...(ZONE.test(timeZone) ? { timeZone } : {}),
    ...(isAmountUnit(amounts) ? { amounts } : {}),
    ...(isMoneyUnit(money) ? { money } : {}),
    ...(isLocale(locale) ? { chosenAt: /^\d{1,15}$/.test(at) ? Number(at) : LONG_AGO } : {}),
  };
};

/** What a person has kept, with null for what they have not chosen. */
type Kept = { readonly [Key in keyof Preferences]: Preferences[Key] | null } & { readonly chosenAt: number };

/** How somebody reads in a browser: as they have kept it, unless it was chosen there since. */
export const laterOf = (here: Preferences, kept: Kept | null): Preferences => {
  if (kept === null || kept.chosenAt < here.chosenAt) return here;
  return {
    locale: kept.locale ?? here.locale,
    timeZone: kept.timeZone ?? here.timeZone,
    amounts: kept.amounts ?? here.amounts,
    money: kept.money ?? here.money,
    chosenAt: kept.chosenAt,
  };
};
