import { DEFAULT_LOCALE, isLocale, type Locale } from "./locale.ts";

/** How a trader wants to read: the language, and the zone that times are told in. */
export type Preferences = {
  readonly locale: Locale;
  /** A name of the IANA database; `UTC` is what the exchange settles by. */
  readonly timeZone: string;
};

export const DEFAULT_PREFERENCES: Preferences = { locale: DEFAULT_LOCALE, timeZone: "UTC" };

/** The cookie a browser keeps them in, so that its first page is right already. */
export const PREFERENCES_COOKIE = "axisor-preferences";

const ZONE = /^[A-Za-z][A-Za-z0-9_+-]{0,31}(\/[A-Za-z0-9_+-]{1,32}){0,2}$/;

/** As the cookie holds them: `pt-BR|America/Sao_Paulo`, percent-encoded. */
export const writePreferences = ({ locale, timeZone }: Preferences): string =>
  encodeURIComponent(`${locale}|${timeZone}`);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
};

/** What of a cookie can be read; whether a zone exists is for whoever tells time by it to find out. */
export const readPreferences = (cookie: string): Partial<Preferences> => {
  const [locale, timeZone = ""] = decoded(cookie).split("|");
  return { ...(isLocale(locale) ? { locale } : {}), ...(ZONE.test(timeZone) ? { timeZone } : {}) };
};
