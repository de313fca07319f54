import { describe, expect, test } from "vitest";
import { priceFromUsd } from "../units.ts";
import { pathWords } from "./path-words.ts";

const words = (...dollars: readonly number[]) => pathWords(dollars.map(priceFromUsd), "en");

describe("a price path in words", () => {
  test("tells a move by where it ends, whatever lies on the way", () => {
    expect(words(100_000, 98_000, 95_000, 94_444.5)).toBe("From 100,000 the price falls to 94,444.5.");
  });

  test("tells every turn of the market", () => {
    expect(words(100_000, 104_000, 106_000, 99_000, 101_000)).toBe(
      "From 100,000 the price rises to 106,000, then falls to 99,000, then rises to 101,000.",
    );
  });

  test("is told in Portuguese, turn by turn", () => {
    expect(pathWords([100_000, 106_000, 99_000].map(priceFromUsd), "pt-BR")).toBe(
      "De 100.000 o preço sobe a 106.000, depois cai a 99.000.",
    );
  });

  test("is the last price where nothing has to move, and nothing without a path", () => {
    expect(words(100_000)).toBe("At the last price, 100,000.");
    expect(words(100_000, 100_000)).toBe("At the last price, 100,000.");
    expect(words()).toBe("");
  });
});
