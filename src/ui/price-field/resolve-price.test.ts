import { describe, expect, it } from "vitest";
import type { Locale } from "#domain/language/locale.ts";
import { createFormat, format } from "#ui/format/format.ts";
import { type PriceReference, resolvePrice } from "./resolve-price.ts";
import { resolvedWords } from "./use-resolving.ts";

/** In half dollars: 100,000 now, liquidation at 90,910.5, entered at 98,000. */
const KNOWN: PriceReference = { last: 200_000, liquidation: 181_821, entry: 196_000 };
const UNKNOWN: PriceReference = { last: null, liquidation: null, entry: null };

const priceOf = (text: string, locale: Locale = "en") => {
  const resolved = resolvePrice(locale, text, KNOWN);
  return resolved?.price === undefined || resolved.price === null ? null : resolved.price / 2;
};

describe("a price that is written by another one", () => {
  it("is so many per cent or dollars from the last price", () => {
    expect(priceOf("+2%")).toBe(102_000);
    expect(priceOf("-500")).toBe(99_500);
    expect(priceOf(" \u2212 1,500.5 ")).toBe(98_499.5);
    expect(priceOf("+1.25 %")).toBe(101_250);
    expect(priceOf("-0.5%")).toBe(99_500);
  });

  it("or from liquidation or the entry, or either as it is", () => {
    // 90,910.5 · 1.03 = 93,637.815: to the nearest half dollar.
    expect(priceOf("liq+3%")).toBe(93_638);
    expect(priceOf("Liq + 500")).toBe(91_410.5);
    expect(priceOf("entry-1%")).toBe(97_020);
    expect(priceOf("liq")).toBe(90_910.5);
    expect(resolvePrice("en", "liq+3%", KNOWN)?.base).toBe("liquidation");
  });

  it("has no value where that price is not known, or where it is no price", () => {
    expect(resolvePrice("en", "liq+3%", { ...KNOWN, liquidation: null })).toEqual({
      base: "liquidation",
      price: null,
    });
    for (const text of ["-100%", "-150,000", "+999999999"]) {
      expect(resolvePrice("en", text, KNOWN)).toEqual({ base: "last", price: null });
    }
    expect(resolvePrice("en", "+2%", UNKNOWN)?.price).toBeNull();
  });

  it.each(["", " ", "98,000", "2%", "liq3%", "+", "+-2", "best-1", "+2%%", "1e5", "+2.345"])(
    "is not what %j says",
    (text) => {
      expect(resolvePrice("en", text, KNOWN)).toBeNull();
    },
  );

  it("takes the signs of its language for thousands and decimals, and never those of the other", () => {
    const inBoth = (text: string) => [priceOf(text), priceOf(text, "pt-BR")];
    expect(inBoth("-1,500")).toEqual([98_500, null]);
    expect(inBoth("-1.500")).toEqual([null, 98_500]);
    expect(inBoth("-1,500.5")).toEqual([98_499.5, null]);
    expect(inBoth("-1.500,5")).toEqual([null, 98_499.5]);
    // 2.5 % of 100,000.
    expect(inBoth("+2.5%")).toEqual([102_500, null]);
    expect(inBoth("+2,5 %")).toEqual([null, 102_500]);
    expect(inBoth("+1500")).toEqual([101_500, 101_500]);
    expect(inBoth("\u2212 US$ 500")).toEqual([99_500, 99_500]);
    for (const text of ["-1,50,0", "-1.50.0", "-1,5000", "-1.5000", "-1500,000", "-1500.000"]) {
      expect(inBoth(text), text).toEqual([null, null]);
    }
  });

  it("knows the entry by its name in either language", () => {
    expect(priceOf("entrada-1%", "pt-BR")).toBe(97_020);
    expect(priceOf("entry - 1.000", "pt-BR")).toBe(97_000);
    expect(priceOf("liq+3%", "pt-BR")).toBe(93_638);
  });
});

it("what it comes to is told in the language it was written in", () => {
  const br = createFormat({ locale: "pt-BR", timeZone: "UTC" });
  expect(resolvedWords(format, { base: "last", price: 196_999 })).toBe("= 98,499.5");
  expect(resolvedWords(br, { base: "last", price: 196_999 })).toBe("= 98.499,5");
  expect(resolvedWords(format, { base: "entry", price: null })).toBe(
    "No price: the entry is not known here, or this lies too far from it.",
  );
  expect(resolvedWords(br, { base: "liquidation", price: null })).toContain("a liquidação não é conhecida");
});
