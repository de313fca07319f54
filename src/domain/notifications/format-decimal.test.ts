import fc from "fast-check";
import { expect, test } from "vitest";
import { LOCALES } from "../language/locale.ts";
import { formatDecimal } from "./format-decimal.ts";

const asIntl = (value: number, digits: number, locale: string) =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(value)
    .replace("-", "\u2212");

test.each([
  [0, 0, "0", "0"],
  [999, 0, "999", "999"],
  [1_000, 0, "1,000", "1.000"],
  [220_484, 0, "220,484", "220.484"],
  [1_234_567, 2, "1,234,567.00", "1.234.567,00"],
  [-61_261, 0, "\u221261,261", "\u221261.261"],
  [146.85, 2, "146.85", "146,85"],
])("%d with %d decimals is %s, and %s", (value, digits, en, pt) => {
  expect(formatDecimal(value, digits, "en")).toBe(en);
  expect(formatDecimal(value, digits, "pt-BR")).toBe(pt);
});

test("it writes what the platform writes, in every language", () => {
  const value = fc.oneof(
    fc.integer({ min: -3_000_000_000_000_000, max: 3_000_000_000_000_000 }),
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    fc.integer({ min: -20_000_000, max: 20_000_000 }).map((halves) => halves / 2),
    fc.integer({ min: -1_000_000, max: 1_000_000 }).map((bps) => bps / 100),
    fc.integer({ min: -1_000_000, max: 1_000_000 }).map((thousandths) => thousandths / 1_000),
  );
  fc.assert(
    fc.property(value, fc.integer({ min: 1, max: 4 }), fc.constantFrom(...LOCALES), (x, digits, locale) => {
      const ours = formatDecimal(x === 0 ? 0 : x, digits, locale);
      const isShort = new RegExp(`^-?\\d+(\\.\\d{1,${digits}})?$`).test(String(x));
      expect(ours).toBe(isShort ? asIntl(x === 0 ? 0 : x, digits, locale) : null);
    }),
    { numRuns: 3_000 },
  );
});

test("what would have to be rounded, or has no digits to count, is left to others", () => {
  for (const value of [0.005, -11.697, Number.NaN, Number.POSITIVE_INFINITY, 1e21, 1e-7]) {
    expect(formatDecimal(value, 2, "en")).toBeNull();
  }
});
