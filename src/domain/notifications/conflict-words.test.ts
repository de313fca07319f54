import { describe, expect, it } from "vitest";
import { PLANTED } from "#testing/arbitraries/planted-conflicts.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import type { Conflict } from "../automations/conflicts/conflict.ts";
import { findConflicts } from "../automations/conflicts/find-conflicts.ts";
import { priceFromUsd, sats, usd } from "../units.ts";
import { conflictWords } from "./conflict-words.ts";

const plain = (text: string): string => text.replaceAll("\u202f", " ");

const wordsOf = (conflict: Conflict): string => plain(conflictWords(conflict, "en"));

const inVain: Conflict = {
  kind: "added-in-vain",
  severity: "warn",
  rules: [
    { kind: "guard-step", place: 0 },
    { kind: "stop-loss", place: 1 },
  ],
  at: priceFromUsd(93_000),
  path: [],
  numbers: {
    added: sats(61_111),
    closedAt: priceFromUsd(93_000),
    liquidation: priceFromUsd(90_909),
  },
};

describe("a conflict in words", () => {
  it("names both rules with their prices and says what to do", () => {
    expect(wordsOf(inVain)).toBe(
      "Step 1 of the guard adds 61,111 sats, and then the stop loss closes the position at 93,000, before the old liquidation of 90,909 was reached: let the guard act later, or set the stop loss beyond where it does.",
    );
  });

  it("is told in Portuguese, with its figures as they are written there", () => {
    expect(conflictWords(inVain, "pt-BR")).toBe(
      "O degrau 1 do guardião adiciona 61.111 sats, e depois o stop loss fecha a posição em 93.000, antes de alcançada a antiga liquidação em 90.909: deixe o guardião agir mais tarde, ou ponha o stop loss além de onde ele age.",
    );
  });

  it("tells the rules of one kind apart by their places", () => {
    const conflict: Conflict = {
      kind: "one-slot",
      severity: "refuse",
      rules: [
        { kind: "stop-loss", place: 0 },
        { kind: "stop-loss", place: 2 },
      ],
      at: null,
      path: [],
      numbers: { level: null },
    };
    expect(wordsOf(conflict)).toBe(
      "Rules 1 and 3 both are a stop loss, and a position has one: take one of them away.",
    );
    expect(conflictWords(conflict, "pt-BR")).toBe(
      "As regras 1 e 3 são ambas um stop loss, e uma posição tem um só: retire uma delas.",
    );
  });

  it("says what orders on the cross margin do to its guard", () => {
    const adds = (orders: number): Conflict => ({
      kind: "order-adds",
      severity: "warn",
      rules: [
        { kind: "cross-step", place: 0 },
        { kind: "cross-order", place: 0 },
      ],
      at: priceFromUsd(97_000),
      path: [],
      numbers: {
        orders,
        quantity: usd(500),
        fillsAt: priceFromUsd(97_000),
        waitsFor: priceFromUsd(95_824.5),
        liquidation: priceFromUsd(93_013),
      },
    });
    expect(wordsOf(adds(1))).toBe(
      "Step 1 of the guard on the cross position waits for 95,824.5, but an order that waits at LN Markets adds $500 at 97,000 before that: liquidation is then at 93,013, so the guard acts sooner, and its target takes more. Count that into its limits, or take the order back.",
    );
    expect(wordsOf(adds(3))).toContain(
      "3 orders that wait at LN Markets add $500 from 97,000 on before that",
    );
  });

  it("names the cap that makes a guard of the cross position act again and again, and what to do about it", () => {
    const again = (cap: "cross-add-cap" | "cross-reduce-cap"): Conflict => ({
      kind: "acts-again",
      severity: "warn",
      rules: [
        { kind: "cross-step", place: 1 },
        { kind: cap, place: 0 },
      ],
      at: priceFromUsd(95_824.5),
      path: [],
      numbers: { times: 3, added: sats(0) },
    });
    expect(wordsOf(again("cross-reduce-cap"))).toBe(
      "Step 2 of the guard on the cross position acts 3 times or more in one move from 95,824.5 on, where once should do: the most it may close at once cuts each short: raise that, or bring the target nearer.",
    );
    expect(wordsOf(again("cross-add-cap"))).toContain("the most it may add at once cuts each short");
  });

  it("tells the guards of other positions from the one on this", () => {
    const conflict: Conflict = {
      kind: "same-sats",
      severity: "warn",
      rules: [
        { kind: "margin-guard", place: 0 },
        { kind: "margin-guard", place: 2 },
      ],
      at: priceFromUsd(95_694),
      path: [],
      numbers: { own: sats(60_000), other: sats(70_000), available: sats(110_000) },
    };
    expect(wordsOf(conflict)).toBe(
      "The guard on this position needs 60,000 sats by 95,694 and the guard on other position 2, with any more like it, 70,000 sats, but only 110,000 sats are free: deposit more, or lower a cap or a target.",
    );
    const others = [aPosition({ id: "one" }), aPosition({ id: "two", side: "short" })];
    expect(plain(conflictWords(conflict, "en", others))).toContain(
      "and the guard on short $1,000, with any more",
    );
  });

  it.each(PLANTED)("is one sentence of figures and deeds for $kind between $between", ({ kind, plant }) => {
    const found = ["long" as const, "short" as const].flatMap((side) =>
      findConflicts(plant(aPosition({ side }))).filter((conflict) => conflict.kind === kind),
    );
    expect(found.length).toBeGreaterThanOrEqual(2);
    for (const conflict of found) {
      expect(wordsOf(conflict)).toMatch(/^[A-Z].*[:.] .+\.$/);
      const translated = conflictWords(conflict, "pt-BR");
      expect(translated).toMatch(/^[A-Z].*[:.] .+\.$/);
      for (const words of [wordsOf(conflict), translated]) expect(words).not.toMatch(/NaN|undefined|null/);
    }
  });
});
