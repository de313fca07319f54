/** What a reader typed into a blank: a whole number of sats, or null when it is none. Units and grouping are ignored. */
export const parseSats = (text: string): number | null => {
  const digits = text.replace(/sats?/iu, "").trim();
  if (!/^(\d{1,15}|\d{1,3}([\s\u202f\u00a0,.']\d{3}){1,4})$/u.test(digits)) return null;
  return Number(digits.replace(/\D/gu, ""));
};

/** A percentage as basis points: `5`, `2.5 %` and `2,5` are understood; null when it is none or finer than 0.01 %. */
export const parsePercent = (text: string): number | null => {
  const number = text.replace(/[\s\u202f\u00a0%]/gu, "").replace(",", ".");
  if (!/^\d{1,4}(\.\d{1,2})?$/u.test(number)) return null;
  return Math.round(Number(number) * 100);
};

/** Whole seconds; null when it is none. */
export const parseSeconds = (text: string): number | null => {
  const digits = text.replace(/[\s\u202f\u00a0s]/gu, "");
  return /^\d{1,6}$/u.test(digits) ? Number(digits) : null;
};

/** A number of things, up to 999; null when it is none. */
export const parseCount = (text: string): number | null => {
  const digits = text.trim();
  return /^\d{1,3}$/u.test(digits) ? Number(digits) : null;
};

/** Whole digits, or groups of three with one sign between them; a half dollar after the other sign. */
const PRICE = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2}|\d{1,3}(?:\.\d{3}){1,2})(?:[.,]([05])0?)?$/u;

/**
 * A price in dollars as half dollars: `74,300`, `$74,300.5` and `74.300,5` are understood, whatever the language; null when
 * it is none or no half dollar.
 */
export const parsePrice = (text: string): number | null => {
  const [, whole, half] = PRICE.exec(text.replace(/[\s\u202f\u00a0'$]/gu, "")) ?? [];
  return whole === undefined ? null : Number(whole.replace(/\D/gu, "")) * 2 + (half === "5" ? 1 : 0);
};
