import { DEFAULT_LOCALE, type Locale, localeAskedFor } from "#domain/language/locale.ts";
import {
  DEFAULT_PREFERENCES,
  PREFERENCES_COOKIE,
  type Preferences,
  readPreferences,
} from "#domain/language/preferences.ts";

/** The language of an answer: what the request asks for. Our own pages ask for the one they are in. */
export const localeOf = (headers: Headers): Locale =>
  localeAskedFor(headers.get("accept-language") ?? "") ?? DEFAULT_LOCALE;

/** How a page is to be written: as its browser keeps it, else in the language that asks for. */
export const preferencesOf = (
  headers: Headers,
  cookie: (name: string) => string | undefined,
): Preferences => ({
  ...DEFAULT_PREFERENCES,
  locale: localeOf(headers),
  ...readPreferences(cookie(PREFERENCES_COOKIE) ?? ""),
});
