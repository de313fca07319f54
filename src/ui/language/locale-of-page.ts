import { DEFAULT_LOCALE, isLocale, type Locale } from "#domain/language/locale.ts";

/** The language of the page as the document says it, for what happens outside a component. */
export const localeOfPage = (): Locale => {
  const lang = typeof document === "undefined" ? null : document.documentElement.lang;
  return isLocale(lang) ? lang : DEFAULT_LOCALE;
};
