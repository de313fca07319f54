import { describe, expect, it } from "vitest";
import { type PriceReference, resolvePrice } from "./resolve-price.ts";

/** In half dollars: 100,000 now, liquidation at 90,910.5, entered at 98,000. */
const KNOWN: PriceReference = { last: 200_000, liquidation: 181_821, entry: 196_000 };
const UNKNOWN: PriceReference = { last: null, liquidation: null, entry: null };

const priceOf = (text: string, reference = KNOWN) => {
  const resolved = resolvePrice(text, reference);
  return resolved?.price === undefined || resolved.price === null ? null : resolved.price / 2;
};

describe("a price that is written by another one", () => {
  it("is so many per cent or dollars from the last price", () => {
    expect(priceOf("+2%")).toBe(102_000);
    expect(priceOf("-500")).toBe(99_500);
    expect(priceOf(" \u2212 1,500.5 ")).toBe(98_499.5);
    expect(priceOf("+1.25 %")).toBe(101_250);
    expect(priceOf("-0,5%")).toBe(99_500);
  });

  it("or from liquidation or the entry, or either as it is", () => {
    // 90,910.5 · 1.03 = 93,637.815: to the nearest half dollar.
    expect(priceOf("liq+3%")).toBe(93_638);
    expect(priceOf("Liq + 500")).toBe(91_410.5);
    expect(priceOf("entry-1%")).toBe(97_020);
    expect(priceOf("liq")).toBe(90_910.5);
    expect(resolvePrice("liq+3%", KNOWN)?.base).toBe("liquidation");
  });

  it("has no value where that price is not known, or where it is no price", () => {
    expect(resolvePrice("liq+3%", { ...KNOWN, liquidation: null })).toEqual({
      base: "liquidation",
      price: null,
    });
    for (const text of ["-100%", "-150,000", "+999999999"]) {
      expect(resolvePrice(text, KNOWN)).toEqual({ base: "last", price: null });
    }
    expect(resolvePrice("+2%", UNKNOWN)?.price).toBeNull();
  });

  it.each(["", " ", "98,000", "2%", "liq3%", "+", "+-2", "best-1", "+2%%", "1e5", "+2.345"])(
    "is not what %j says",
    (text) => {
      expect(resolvePrice(text, KNOWN)).toBeNull();
    },
  );
});
