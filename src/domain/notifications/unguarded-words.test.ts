import { expect, it } from "vitest";
import { priceFromUsd, sats } from "../units.ts";
import { unguardedWords } from "./unguarded-words.ts";

const outcome = { liquidation: priceFromUsd(90_909), result: sats(-100_000) };

it("says plainly when guarding has cost more than it saved", () => {
  expect(unguardedWords(outcome, sats(-160_000), "en")).toBe(
    "Without the guard it would have been liquidated at 90,909: −100,000 sats. So far guarding has cost 60,000 sats more than it saved.",
  );
});

it("is told in Portuguese", () => {
  expect(unguardedWords(outcome, sats(-160_000), "pt-BR")).toBe(
    "Sem o guardião ela teria sido liquidada em 90.909: −100.000 sats. Até agora a proteção custou 60.000 sats a mais do que poupou.",
  );
});

it("says what it kept when it paid, and no more than that", () => {
  expect(unguardedWords(outcome, sats(-40_000), "en")).toContain("So far guarding has kept 60,000 sats.");
});
