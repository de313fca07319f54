import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPrice, anySide } from "#testing/arbitraries/arbitrary-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { leverageFromNumber, priceFromUsd, sats, usd } from "../../units.ts";
import { type EntryTerms, entryCost } from "./entry-cost.ts";
import { sizeEntry } from "./entry-size.ts";

const terms = (changes: Partial<EntryTerms> = {}): EntryTerms => ({
  side: "long",
  leverage: leverageFromNumber(10),
  price: priceFromUsd(100_000),
  type: "limit",
  guardCap: sats(100_000),
  ...changes,
});

const anyTerms: fc.Arbitrary<EntryTerms> = fc.record({
  side: anySide,
  leverage: fc.integer({ min: 100, max: 10_000 }).map((hundredths) => leverageFromNumber(hundredths / 100)),
  price: anyPrice,
  type: fc.constantFrom("market", "limit"),
  guardCap: fc.integer({ min: 0, max: 100_000 }).map(sats),
});

describe("a size by risk", () => {
  it("is 1,000 USD for 202,100 sats with a guard of 100,000, and 999 for one sat less", () => {
    // 100,000 margin, 1,000 and 1,100 of fees, 100,000 of the guard.
    const sized = sizeEntry(terms(), { by: "risk", sats: sats(202_100) });
    expect(sized).toEqual({
      kind: "sized",
      quantity: 1_000,
      margin: 100_000,
      cost: 102_100,
      worstCase: 202_100,
    });
    expect(sizeEntry(terms(), { by: "risk", sats: sats(202_099) })).toMatchObject({ quantity: 999 });
  });

  it("is too small where the guard alone takes the risk, and at most one whole order", () => {
    expect(sizeEntry(terms(), { by: "risk", sats: sats(100_000) })).toEqual({ kind: "too-small" });
    const large = sizeEntry(terms(), { by: "risk", sats: sats(10 ** 13) });
    expect(large).toMatchObject({ kind: "sized", quantity: 500_000 });
  });

  it("is the largest whose worst case fits, of all there are", () => {
    const anyRisk = fc.integer({ min: 1, max: 200 }).chain((quantity) =>
      anyTerms.chain((any) => {
        const { worstCase } = entryCost(any, usd(quantity));
        return fc.tuple(fc.constant(any), fc.integer({ min: worstCase - 500, max: worstCase + 500 }));
      }),
    );
    fc.assert(
      fc.property(anyRisk, ([any, risk]) => {
        let best = 0;
        for (let quantity = 1; quantity <= 2_000; quantity += 1)
          if (entryCost(any, usd(quantity)).worstCase <= risk) best = quantity;
        const sized = sizeEntry(any, { by: "risk", sats: sats(risk) });
        expect(sized.kind === "sized" ? sized.quantity : 0).toBe(best);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("a size by margin", () => {
  it("buys the contracts the margin pays for, as the documentation's 60 for 10,000 sats at 60,000", () => {
    const at = terms({ price: priceFromUsd(60_000) });
    expect(sizeEntry(at, { by: "margin", sats: sats(10_000) })).toMatchObject({
      quantity: 60,
      margin: 10_000,
    });
    expect(sizeEntry(at, { by: "margin", sats: sats(9_999) })).toMatchObject({ quantity: 59 });
  });

  it("is too small for less than a contract and too large for more than one order takes", () => {
    // At 100,000 and 10x a contract takes 100 sats.
    const by = (amount: number) => sizeEntry(terms(), { by: "margin", sats: sats(amount) });
    expect([by(99).kind, by(100).kind]).toEqual(["too-small", "sized"]);
    expect(by(50_000_099)).toMatchObject({ kind: "sized", quantity: 500_000 });
    expect(by(50_000_100)).toEqual({ kind: "too-large" });
    expect(by(10 ** 13)).toEqual({ kind: "too-large" });
  });
});

describe("a size by quantity", () => {
  it("is what was asked for, from 1 to 500,000 USD", () => {
    const by = (quantity: number) => sizeEntry(terms(), { by: "quantity", usd: usd(quantity) });
    expect([by(0).kind, by(500_001).kind]).toEqual(["too-small", "too-large"]);
    expect([by(1), by(500_000)]).toMatchObject([{ quantity: 1 }, { quantity: 500_000 }]);
  });
});
