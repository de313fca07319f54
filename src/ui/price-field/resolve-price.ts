import { priceMistake } from "#domain/automations/exits/check-exit-level.ts";
import type { Locale } from "#domain/language/locale.ts";

/** What a price may be written by, in half dollars; null where it is not known. */
export type PriceReference = {
  readonly last: number | null;
  readonly liquidation: number | null;
  readonly entry: number | null;
};

type Base = keyof PriceReference;

/** A price that was written by another one. */
export type ResolvedPrice = {
  /** In half dollars, to the nearest; null where what it is written by is not known, or it is no price. */
  readonly price: number | null;
  readonly base: Base;
};

const BASES: Readonly<Record<string, Base>> = {
  "": "last",
  liq: "liquidation",
  entry: "entry",
  entrada: "entry",
};

/** A base, a sign, and an amount in dollars or per cent: whole digits or groups of three, and the decimals after their sign. */
const writtenWith = (group: string, decimal: string): RegExp =>
  new RegExp(
    `^(liq|entry|entrada)?(?:([+-])(\\d{1,9}|\\d{1,3}(?:${group}\\d{3}){1,2})(?:${decimal}(\\d{1,2}))?(%?))?$`,
    "u",
  );

/**
 * `+2%`, `-500`, `liq+3%`, `entry-1,500.5`, and in Portuguese `entrada-1.500,5`. What groups thousands in one language begins
 * the decimals in the other, so each takes only its own signs: `-1.500` is never taken for a dollar and a half.
 */
const WRITTEN: Readonly<Record<Locale, RegExp>> = {
  en: writtenWith(",", "\\."),
  "pt-BR": writtenWith("\\.", ","),
};

/** The currency goes by its sign in either language: `$`, `US$`. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\u202f\u00a0']/gu, "")
    .replace(/(?:us)?\$/gu, "")
    .replace(/[\u2212\u2013]/gu, "-");

/** Reads a price that is written by another one, in the signs of a language; null where a text is none. */
export const resolvePrice = (
  locale: Locale,
  text: string,
  reference: PriceReference,
): ResolvedPrice | null => {
  const found = WRITTEN[locale].exec(plain(text));
  if (found === null || found[0] === "") return null;
  const [, name = "", sign, whole = "0", decimals = "0", percent] = found;
  const base = BASES[name] ?? "last";
  const from = reference[base];
  if (from === null) return { base, price: null };
  const amount = Number(`${whole.replace(/\D/gu, "")}.${decimals}`);
  const change = percent === "%" ? (from * amount) / 100 : amount * 2;
  const price = Math.round(sign === "-" ? from - change : from + change);
  return { base, price: priceMistake(price) === null ? price : null };
};
