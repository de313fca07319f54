import { expect, it } from "vitest";
import { aCrossPosition, aFlatCross } from "#testing/builders/a-cross-position.ts";
import { priceE4, priceFromUsd, sats, usd } from "../units.ts";
import { crossReadingWords } from "./implausible-words.ts";
import { type CrossRule, judgeCross } from "./judge-cross.ts";

it("believes a position and a flat margin", () => {
  expect(judgeCross(aCrossPosition())).toEqual({ kind: "plausible" });
  expect(judgeCross(aFlatCross(5_000))).toEqual({ kind: "plausible" });
});

it("believes a liquidation beyond the entry: less margin than maintenance may be left of what earns", () => {
  expect(judgeCross(aCrossPosition({ liquidation: priceFromUsd(100_001) }))).toEqual({ kind: "plausible" });
});

it.each<[CrossRule, Parameters<typeof judgeCross>[0]]>([
  ["negative-margin", aFlatCross(-1)],
  ["half-flat", { ...aFlatCross(), quantity: usd(1) }],
  ["half-flat", { ...aCrossPosition(), quantity: usd(0) }],
  ["no-entry", { ...aCrossPosition(), entryPrice: null }],
  ["no-entry", { ...aCrossPosition(), entryPrice: priceE4(0) }],
  ["leverage", { ...aCrossPosition(), leverage: 0 }],
  ["negative-margin", { ...aCrossPosition(), margin: sats(-1) }],
])("does not believe %s, and says why", (rule, position) => {
  const verdict = judgeCross(position);
  expect(verdict).toEqual({ kind: "implausible", rule });
  if (verdict.kind === "implausible")
    expect(crossReadingWords(verdict, "en")).toMatch(/nothing is done on it\.$/);
});
