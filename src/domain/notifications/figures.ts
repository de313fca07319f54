import type { Locale } from "../language/locale.ts";
import { formatDecimal } from "./format-decimal.ts";

const NARROW_SPACE = "\u202f";
const MINUS = "\u2212";
/** A no-break space: the sign and its figure stay on one line. */
const USD: Record<Locale, string> = { en: "$", "pt-BR": "US$\u00a0" };

/** The sign of a difference; zero carries none. */
const signOf = (value: number): string => (value < 0 ? MINUS : value > 0 ? "+" : "");

const numbers = (locale: Locale) => {
  const cache = new Map<number, Intl.NumberFormat>();
  const rounded = (value: number, digits: number): string => {
    const known = cache.get(digits);
    const formatter =
      known ??
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    if (!known) cache.set(digits, formatter);
    return formatter.format(value === 0 ? 0 : value).replace("-", MINUS);
  };
  return (value: number, digits = 0): string =>
    formatDecimal(value, digits, locale) ?? rounded(value, digits);
};

/** Fixed decimals of a distance, towards zero safety: 11.69 % is shown as 11.6 %, never as 11.7 %. */
const floorTo = (bps: number, digits: number): number => {
  const step = 10 ** (2 - digits);
  return (Math.floor(bps / step) * step) / 100;
};

const moneyFormats = (locale: Locale) => {
  const number = numbers(locale);
  const usd = USD[locale];
  const signed = (value: number, digits = 0) => `${signOf(value)}${number(Math.abs(value), digits)}`;
  return {
    number,
    signed,
    /** `220,484 sats` */
    sats: (value: number) => `${number(value)} sats`,
    satsSigned: (value: number) => `${signed(value)} sats`,
    /** Whole contracts: `$2,500`. */
    quantity: (value: number) => `${usd}${number(value)}`,
    /** Dollars and cents: `$146.85`. */
    usd: (value: number) => `${value < 0 ? MINUS : ""}${usd}${number(Math.abs(value), 2)}`,
    usdSigned: (value: number) => `${signOf(value)}${usd}${number(Math.abs(value), 2)}`,
    /** A price in half dollars as whole dollars, halves rounded up. */
    price: (halfUsd: number) => number(Math.round(halfUsd / 2)),
    /** A price in half dollars, with its .5 where it has one: for receipts. */
    priceExact: (halfUsd: number) => number(halfUsd / 2, halfUsd % 2 === 0 ? 0 : 1),
    priceChange: (halfUsd: number) => `${signed(Math.trunc(halfUsd / 2))} USD`,
    leverage: (value: number) => `${number(value, 1)}×`,
  };
};

const percentFormats = (locale: Locale) => {
  const number = numbers(locale);
  const trimmed = (bps: number) => number(bps / 100, bps % 100 === 0 ? 0 : bps % 10 === 0 ? 1 : 2);
  const percent = (text: string) => `${text}${NARROW_SPACE}%`;
  return {
    /** A live distance in basis points with one decimal, rounded down: `11.6 %`. */
    distance: (bps: number) => percent(number(floorTo(bps, 1), 1)),
    /** A distance in a receipt, two decimals: `4.98 %`. */
    distanceExact: (bps: number) => percent(number(bps / 100, 2)),
    /** A setting, as short as it is exact: `5 %`, `2.5 %`. */
    setting: (bps: number) => percent(trimmed(bps)),
    settingNumber: trimmed,
    change: (bps: number) => percent(`${signOf(bps)}${number(Math.abs(bps) / 100, 1)}`),
    /** A funding rate in billionths: `+0.0100 %`. */
    rate: (e9: number) => percent(`${signOf(e9)}${number(Math.abs(e9) / 10_000_000, 4)}`),
  };
};

const formatsOf = (locale: Locale) => ({ locale, ...moneyFormats(locale), ...percentFormats(locale) });

/** Made once a language: a formatter costs a thousand times what it costs to use it, and a page of receipts uses hundreds. */
const FORMATS: Readonly<Record<Locale, ReturnType<typeof formatsOf>>> = {
  en: formatsOf("en"),
  "pt-BR": formatsOf("pt-BR"),
};

/**
 * Amounts, prices and shares in one language, for every place that shows them: page, mail, push and terminal.
 * Sats and prices are whole; a distance is never shown as safer than it is.
 */
export const figures = (locale: Locale) => FORMATS[locale];
