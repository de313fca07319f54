import type { Locale } from "./locale.ts";

/** Something in every language Axisor speaks. */
export type InBoth<T> = Readonly<Record<Locale, T>>;

/**
 * A table of words in every language: the English one gives its shape, and a word that another lacks does not compile. A
 * word with something in it is a function of that, already formatted.
 */
export const inBoth = <T extends object>(words: {
  readonly en: T;
  readonly "pt-BR": NoInfer<T>;
}): InBoth<T> => words;

/** A sentence whose language is known only where it is read. */
export type Said = (locale: Locale) => string;

/** A sentence in every language at once, for what is read elsewhere; as such a table it is `saidBy` again. */
export const inEvery = (said: Said): InBoth<string> => ({ en: said("en"), "pt-BR": said("pt-BR") });

/** The same sentence of a table, in whichever language it is asked for. */
export const saidBy =
  <T>(words: InBoth<T>, say: (words: T, locale: Locale) => string): Said =>
  (locale) =>
    say(words[locale], locale);
