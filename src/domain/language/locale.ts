/** The languages Axisor speaks. */
export const LOCALES = ["en", "pt-BR"] as const;

export type Locale = (typeof LOCALES)[number];

/** Each in its own words: who cannot read a page finds the way out of it. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = {
  en: "English",
  "pt-BR": "Português do Brasil",
};

/** What is spoken to whoever has said nothing. */
export const DEFAULT_LOCALE: Locale = "en";

export const isLocale = (text: unknown): text is Locale => LOCALES.some((locale) => locale === text);

/** A language of `Accept-Language` with its weight; null for one that is refused (`q=0`) or no language. */
const weighed = (part: string): { readonly tag: string; readonly weight: number } | null => {
  const [tag = "", ...rest] = part.split(";").map((piece) => piece.trim().toLowerCase());
  const quality = rest.find((piece) => piece.startsWith("q="))?.slice(2);
  const weight = quality === undefined ? 1 : Number(quality);
  return /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/.test(tag) && weight > 0 ? { tag, weight } : null;
};

/**
 * The language of ours that a browser asks for first, by its `Accept-Language`; any Portuguese is taken for ours. Null where
 * it asks for none of them.
 */
export const localeAskedFor = (header: string): Locale | null => {
  const wanted = header
    .split(",")
    .slice(0, 20)
    .map(weighed)
    .filter((one) => one !== null)
    .toSorted((one, other) => other.weight - one.weight);
  for (const { tag } of wanted) {
    const [language] = tag.split("-");
    const found = LOCALES.find((locale) => locale.split("-")[0] === language);
    if (found !== undefined) return found;
  }
  return null;
};
