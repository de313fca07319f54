import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { FEE_RATES } from "../../position/fees.ts";
import { type PriceHalfUsd, priceFromUsd, priceHalfUsd, rateE9, sats } from "../../units.ts";
import { decideTakeProfit, type TakeProfitFacts } from "./decide-take-profit.ts";

const facts = (wanted: Partial<TakeProfitFacts> = {}): TakeProfitFacts => ({
  config: { level: { by: "price", price: priceFromUsd(110_000) } },
  position: aPosition(),
  placed: null,
  last: priceFromUsd(100_000),
  feeRate: FEE_RATES[0] ?? rateE9(0),
  ...wanted,
});
const at = (takeProfit: number | null) => ({
  position: aPosition({ takeProfit: takeProfit === null ? null : priceFromUsd(takeProfit) }),
});
const placed = (price: number, isOutdated = false) => ({ price: priceFromUsd(price), isOutdated });

describe("a take profit", () => {
  it("is placed where none stands, and then rests", () => {
    expect(decideTakeProfit(facts())).toMatchObject({ kind: "place", rule: "none-stands" });
    expect(decideTakeProfit(facts(at(110_000)))).toMatchObject({ kind: "hold", rule: "in-place" });
  });

  it("takes the place of what stood before it was made, and of its own from before its settings changed", () => {
    const changed = { kind: "place", rule: "settings-changed", standing: priceFromUsd(105_000) };
    expect(decideTakeProfit(facts(at(105_000)))).toMatchObject(changed);
    expect(decideTakeProfit(facts({ ...at(105_000), placed: placed(108_000, true) }))).toMatchObject(changed);
  });

  it("leaves alone what a hand moved since it was placed, and places anew what a hand took away", () => {
    expect(decideTakeProfit(facts({ ...at(105_000), placed: placed(110_000) }))).toMatchObject({
      kind: "hold",
      rule: "changed-by-hand",
    });
    expect(decideTakeProfit(facts({ placed: placed(110_000) }))).toMatchObject({ kind: "place" });
  });

  it("follows its level in sats as funding is paid", () => {
    const config = { level: { by: "sats", amount: sats(50_000) } } as const;
    const before = decideTakeProfit(facts({ config }));
    if (before.kind !== "place") throw new Error("It is placed");
    const paid = aPosition({ takeProfit: before.price, fundingPaid: sats(5_000) });
    const after = decideTakeProfit(
      facts({ config, position: paid, placed: { price: before.price, isOutdated: false } }),
    );
    expect(after).toMatchObject({ kind: "place", rule: "follows-level" });
    if (after.kind === "place") expect(after.price).toBeGreaterThan(before.price);
  });

  it("closes where the market is at the level already: what was asked for is there", () => {
    const reached = { last: priceFromUsd(110_000) };
    expect(decideTakeProfit(facts(reached))).toMatchObject({ kind: "close", rule: "past-profit" });
  });

  it("says so where no price earns that much", () => {
    // A long never earns more than its contract is worth at the price it was bought: 1,000,000 sats.
    const config = { level: { by: "sats", amount: sats(2_000_000) } } as const;
    expect(decideTakeProfit(facts({ config }))).toMatchObject({ kind: "alert", rule: "no-such-price" });
  });

  it("places what the exchange takes, on both sides and whatever stands", () => {
    const anyPrice = fc.integer({ min: 150_000, max: 250_000 }).map(priceHalfUsd);
    fc.assert(
      fc.property(
        fc.constantFrom("long" as const, "short" as const),
        anyPrice,
        anyPrice,
        fc.option(anyPrice),
        (side, price, last, takeProfit: PriceHalfUsd | null) => {
          const position = aPosition({ side, takeProfit });
          const config = { level: { by: "price", price } } as const;
          const verdict = decideTakeProfit(facts({ config, position, last }));
          if (verdict.kind === "place") expect(side === "long" ? price > last : price < last).toBe(true);
          if (verdict.kind === "close") expect(side === "long" ? price <= last : price >= last).toBe(true);
        },
      ),
      { numRuns: runs(5_000) },
    );
  });
});
