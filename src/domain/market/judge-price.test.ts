import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPrice } from "#testing/arbitraries/arbitrary-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { type PriceHalfUsd, priceFromUsd } from "../units.ts";
import { judgePrice, type PriceHistory, type PriceVerdict } from "./judge-price.ts";

type Look = {
  readonly now: number;
  readonly last: number;
  readonly index?: number | null;
  readonly ageMs?: number;
};

const price = (usd: number): PriceHalfUsd => priceFromUsd(usd);

/** The verdict on the last of these looks, in US dollars; the index is the price unless told otherwise. */
const judge = (...looks: readonly Look[]): PriceVerdict => {
  let history: PriceHistory | null = null;
  let verdict: PriceVerdict = { kind: "plausible" };
  for (const { now, last, index = last, ageMs = 0 } of looks) {
    const observation = {
      last: price(last),
      index: index === null ? null : price(index),
      at: now - ageMs,
      now,
    };
    ({ verdict, history } = judgePrice(observation, history));
  }
  return verdict;
};
const rule = (...looks: readonly Look[]): string => {
  const verdict = judge(...looks);
  return verdict.kind === "plausible" ? "plausible" : verdict.rule;
};

const MINUTE = 60_000;

describe("a price", () => {
  it("is stale when it is older than 15 s", () => {
    expect(rule({ now: 0, last: 100_000, ageMs: 15_000 })).toBe("plausible");
    expect(judge({ now: 0, last: 100_000, ageMs: 15_001 })).toEqual({
      kind: "implausible",
      rule: "stale",
      ageMs: 15_001,
    });
  });

  it.each([
    // 5 % of an index of 100,000 is 5,000.
    [105_000, "plausible"],
    [105_000.5, "off-index"],
    [95_000, "plausible"],
    [94_999.5, "off-index"],
  ])("of %f is held against an index of 100,000: %s", (last, expected) => {
    expect(rule({ now: 0, last, index: 100_000 })).toBe(expected);
  });

  it("of a stream is never held against an index of before: a crash of 20 % in a second is when guards matter", () => {
    const index = { now: 0, last: 100_000 };
    expect(rule(index, { now: 1_000, last: 80_000, index: null })).toBe("plausible");
    expect(rule(index, { now: 1_000, last: 80_000, index: 100_000 })).toBe("off-index");
  });

  it("is frozen when it stands still for five minutes while the index moves by more than 1 %", () => {
    const start = { now: 0, last: 100_000 };
    const moved = 101_000.5;
    expect(judge(start, { now: 5 * MINUTE, last: 100_000, index: moved })).toEqual({
      kind: "implausible",
      rule: "frozen",
      stillMs: 5 * MINUTE,
      last: price(100_000),
      index: price(moved),
    });
    expect(rule(start, { now: 5 * MINUTE - 1, last: 100_000, index: moved })).toBe("plausible");
    expect(rule(start, { now: 5 * MINUTE, last: 100_000, index: 101_000 })).toBe("plausible");
  });

  it("that moves at all is not frozen, and counts from there", () => {
    const looks = [
      { now: 0, last: 100_000 },
      { now: 4 * MINUTE, last: 100_000.5, index: 102_000 },
    ];
    expect(rule(...looks, { now: 6 * MINUTE, last: 100_000.5, index: 103_500 })).toBe("plausible");
    expect(rule(...looks, { now: 9 * MINUTE, last: 100_000.5, index: 103_500 })).toBe("frozen");
  });

  it("may stand still as long as the market does", () => {
    const day = Array.from({ length: 1_440 }, (_, minute) => ({ now: minute * MINUTE, last: 100_000 }));
    expect(rule(...day)).toBe("plausible");
  });

  it("is plausible through a crash that the index makes too", () => {
    const crash = Array.from({ length: 60 }, (_, second) => ({
      now: second * 1_000,
      last: 100_000 - second * 800,
      index: 100_000 - second * 780,
    }));
    for (let length = 1; length <= 60; length += 1) expect(rule(...crash.slice(0, length))).toBe("plausible");
  });

  it("is plausible again as soon as it is", () => {
    const off = { now: 0, last: 80_000, index: 100_000 };
    expect(rule(off, { now: 1_000, last: 100_000 })).toBe("plausible");
  });

  it("that is fresh and within 5 % of its index is plausible, whatever came before, unless it stands still", () => {
    const anyLook = fc.record({ last: anyPrice, index: anyPrice, after: fc.nat(120_000) });
    fc.assert(
      fc.property(fc.array(anyLook, { minLength: 1, maxLength: 30 }), anyPrice, (looks, final) => {
        let history: PriceHistory | null = null;
        let now = 0;
        for (const { last, index, after } of looks) {
          now += after;
          ({ history } = judgePrice({ last, index, at: now, now }, history));
        }
        fc.pre(history === null || history.last !== final);
        expect(judgePrice({ last: final, index: final, at: now, now }, history).verdict.kind).toBe(
          "plausible",
        );
      }),
      { numRuns: runs(1_000) },
    );
  });
});
