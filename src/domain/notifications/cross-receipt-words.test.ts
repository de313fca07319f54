import { expect, it } from "vitest";
import type { CrossGuardVerdict } from "../automations/cross-guard/cross-verdict.ts";
import { basisPoints, priceFromUsd, sats, usd } from "../units.ts";
import { shortenedWords } from "./cross-receipt-words.ts";

const reading = {
  rule: "inside-trigger",
  step: 0,
  distance: basisPoints(100),
  needed: sats(1_000),
  contracts: usd(100),
  liquidationAfter: priceFromUsd(90_000),
} as const;

const add = (limitedBy: Extract<CrossGuardVerdict, { kind: "add-margin" }>["limitedBy"]) =>
  shortenedWords("en", { ...reading, kind: "add-margin", amount: sats(500), limitedBy });

const reduce = (limitedBy: Extract<CrossGuardVerdict, { kind: "reduce" }>["limitedBy"]) =>
  shortenedWords("en", { ...reading, kind: "reduce", quantity: usd(50), limitedBy });

it("names the bound that shortens what a cross guard does, and none where none does", () => {
  expect(add("day-cap")).toBe("the most it may add a day");
  expect(
    shortenedWords("pt-BR", { ...reading, kind: "reduce", quantity: usd(50), limitedBy: "reduce-cap" }),
  ).toBe("o máximo que ele pode fechar de uma vez");
  expect(add(null)).toBeNull();
  expect(reduce("reduce-cap")).toMatch(/most/u);
  expect(reduce("order-size")).not.toBe(reduce("reduce-cap"));
  expect(reduce(null)).toBeNull();
  expect(shortenedWords("en", { ...reading, kind: "close" })).toBeNull();
});
