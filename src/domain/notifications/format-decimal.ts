import type { Locale } from "../language/locale.ts";

const MINUS = "\u2212";
const MARKS: Record<Locale, { readonly group: string; readonly decimal: string }> = {
  en: { group: ",", decimal: "." },
  "pt-BR": { group: ".", decimal: "," },
};

/** Between these a number is written without an exponent. */
const LARGEST = 1e21;
const SMALLEST = 1e-6;

const grouped = (whole: string, group: string): string => {
  let text = whole.slice(-3);
  for (let end = whole.length - 3; end > 0; end -= 3)
    text = whole.slice(Math.max(0, end - 3), end) + group + text;
  return text;
};

/**
 * A number with so many decimals, in groups of three as its language writes them: what Intl.NumberFormat writes, for a
 * fraction of its price, which a page of receipts pays hundreds of times. Null for what has to be rounded or has no digits
 * that could be counted: not finite, or so large or small that it is written with an exponent.
 */
export const formatDecimal = (value: number, digits: number, locale: Locale): string | null => {
  const size = Math.abs(value);
  if (!(size < LARGEST) || (size < SMALLEST && size > 0)) return null;
  const written = String(size);
  const dot = written.indexOf(".");
  const length = dot === -1 ? 0 : written.length - dot - 1;
  if (length > digits) return null;
  const { group, decimal } = MARKS[locale];
  const whole = grouped(dot === -1 ? written : written.slice(0, dot), group);
  const signed = value < 0 ? MINUS + whole : whole;
  if (digits === 0) return signed;
  return signed + decimal + (length === 0 ? "" : written.slice(dot + 1)) + "0".repeat(digits - length);
};
