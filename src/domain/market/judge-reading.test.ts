import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPosition } from "#testing/arbitraries/arbitrary-position.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { MAX_PRICE, priceFromUsd, type Sats, sats, type Usd } from "../units.ts";
import { readingWords } from "./implausible-words.ts";
import { judgeReading } from "./judge-reading.ts";

const judge = (positions: readonly IsolatedPosition[], balance: Sats = sats(0)) =>
  judgeReading(positions, balance);
const usd = priceFromUsd;
const NOT_A_NUMBER = Number.NaN;

describe("a reading of an account", () => {
  it("of positions as the exchange's own formulas make them is plausible", () => {
    const anyReading = fc.array(anyPosition, { maxLength: 20 });
    fc.assert(
      fc.property(anyReading, fc.nat(1e12), (numbers, balance) => {
        const positions = numbers.map((own, place) => aPosition({ ...own, id: `p${place}` }));
        expect(judge(positions, sats(balance))).toEqual({ kind: "plausible" });
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("is plausible where a short can never be liquidated, and where nothing is left but rounding", () => {
    expect(judge([aPosition({ side: "short", liquidation: MAX_PRICE })]).kind).toBe("plausible");
    expect(judge([aPosition({ margin: sats(1), liquidation: usd(100_000) })]).kind).toBe("plausible");
  });

  it.each([
    ["unknown-side", { side: "sideways" as "long" }],
    ["no-quantity", { quantity: 0 as Usd }],
    ["no-quantity", { quantity: NOT_A_NUMBER as Usd }],
    ["no-margin", { margin: sats(0), liquidation: usd(90_000) }],
    ["no-margin", { margin: sats(-5), liquidation: usd(90_000) }],
    ["no-margin", { margin: NOT_A_NUMBER as Sats, liquidation: usd(90_000) }],
    ["liquidation-side", { liquidation: usd(100_000.5) }],
    ["liquidation-side", { side: "short", liquidation: usd(99_999.5) }],
    ["liquidation-side", { liquidation: NOT_A_NUMBER as IsolatedPosition["liquidation"] }],
  ] as const)("is not plausible with one position that breaks %s: %o", (rule, change) => {
    const broken = { ...aPosition({ id: "broken" }), ...change };
    const verdict = judge([aPosition({ id: "fine" }), broken]);
    expect(verdict).toEqual({ kind: "implausible", rule, positionId: "broken" });
  });

  it("is not plausible when a position is told twice", () => {
    expect(judge([aPosition(), aPosition()])).toMatchObject({ rule: "told-twice", positionId: "position-1" });
  });

  it("is not plausible with less than nothing on the account", () => {
    expect(judge([], sats(-1))).toEqual({ kind: "implausible", rule: "negative-balance", balance: -1 });
    expect(judge([], NOT_A_NUMBER as Sats)).toMatchObject({ rule: "negative-balance" });
  });

  it("says why in one sentence or two that name the position", () => {
    const verdict = judge([aPosition({ id: "p9", margin: sats(-5), liquidation: usd(90_000) })]);
    expect(verdict.kind === "implausible" && readingWords(verdict, "en")).toBe(
      "LN Markets told of position p9 that its margin is not above zero. That cannot be, so nothing is done on it.",
    );
  });
});
