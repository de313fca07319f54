import { describe, expect, it } from "vitest";
import { type BasisPoints, basisPoints, type PriceHalfUsd, priceFromUsd } from "../../units.ts";
import { type AlertMistake, checkPriceAlert } from "./check-price-alert.ts";
import type { AlertCondition, AlertRepeat, MoveDirection } from "./price-alert.ts";

const ONCE: AlertRepeat = { kind: "once" };
const crossing: AlertCondition = { kind: "crossing", price: priceFromUsd(100_000) };
const move = { kind: "move", bps: basisPoints(500), withinMs: 3_600_000, direction: "either" } as const;

describe("an alert that may be armed", () => {
  it("has nothing wrong with it, at every bound", () => {
    for (const when of [
      crossing,
      move,
      { ...move, bps: basisPoints(10) },
      { ...move, bps: basisPoints(9_000) },
      { ...move, withinMs: 60_000 },
      { ...move, withinMs: 86_400_000 },
    ])
      expect(checkPriceAlert({ when, repeat: ONCE })).toEqual([]);
    for (const restMs of [60_000, 604_800_000])
      expect(checkPriceAlert({ when: crossing, repeat: { kind: "every-time", restMs } })).toEqual([]);
  });
});

describe("an alert that may not be armed names the field and says what to do", () => {
  it.each<[string, AlertCondition, AlertMistake["field"], string]>([
    [
      "a price of 0",
      { kind: "crossing", price: 0 as PriceHalfUsd },
      "price",
      "between 1 and 100,000,000 USD",
    ],
    ["a price off the steps", { kind: "crossing", price: 3.5 as PriceHalfUsd }, "price", "half a dollar"],
    ["a move of 0.09 %", { ...move, bps: basisPoints(9) }, "bps", "between 0.1 % and 90 %"],
    ["a move of more than 90 %", { ...move, bps: basisPoints(9_001) }, "bps", "between 0.1 % and 90 %"],
    [
      "a move that is no number",
      { ...move, bps: Number.NaN as BasisPoints },
      "bps",
      "between 0.1 % and 90 %",
    ],
    ["a time under a minute", { ...move, withinMs: 59_999 }, "withinMs", "1 minute and 24 hours"],
    ["a time over a day", { ...move, withinMs: 86_400_001 }, "withinMs", "1 minute and 24 hours"],
    ["no direction", { ...move, direction: "sideways" as MoveDirection }, "direction", "up, down, or either"],
  ])("%s", (_name, when, field, words) => {
    const mistakes = checkPriceAlert({ when, repeat: ONCE });
    expect(mistakes.map((mistake) => mistake.field)).toEqual([field]);
    expect(mistakes[0]?.message("en")).toContain(words);
    expect(mistakes[0]?.message("en")).toMatch(/^[A-Z].*\.$/);
  });

  it("in the language of whoever reads it, with its own signs", () => {
    const said = (when: AlertCondition) => checkPriceAlert({ when, repeat: ONCE })[0]?.message("pt-BR");
    expect(said({ kind: "crossing", price: 0 as PriceHalfUsd })).toBe(
      "O preço deve ficar entre 1 e 100.000.000 USD, em passos de meio dólar.",
    );
    expect(said({ ...move, bps: basisPoints(9) })).toBe("O movimento deve ficar entre 0,1 % e 90 %.");
  });

  it("a rest that is too short or too long, beside every other mistake", () => {
    for (const restMs of [0, 59_999, 604_800_001, Number.NaN]) {
      const fields = checkPriceAlert({
        when: { ...move, bps: basisPoints(0), withinMs: 0 },
        repeat: { kind: "every-time", restMs },
      }).map(({ field }) => field);
      expect(fields).toEqual(["bps", "withinMs", "restMs"]);
    }
  });
});
