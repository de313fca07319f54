import { describe, expect, it } from "vitest";
import { aCrossShortView, aCrossView } from "#testing/views/a-cross-view.ts";
import { aFlatCrossView, aPositionView, aPrice, aShortView } from "#testing/views/an-overview.ts";
import { nextFunding } from "./next-funding.ts";

describe("next funding", () => {
  it("is paid by longs while the rate is positive, and moves their liquidation closer", () => {
    const funding = nextFunding([aPositionView()], null, aPrice());
    expect(funding?.amount).toBe(-369);
    expect(funding?.closer).toBeGreaterThan(0);
  });

  it("is received by shorts, whose liquidation stays where it is", () => {
    expect(nextFunding([aShortView()], null, aPrice())).toMatchObject({ amount: 147, closer: 0 });
  });

  it("counts the cross position beside the isolated ones, and how much nearer its own liquidation comes", () => {
    // 1,000 USD at 67,840 are 1,474,056.6 sats, of which 0.01 % is 147.4.
    const cross = nextFunding([], aCrossView(), aPrice());
    expect(cross?.amount).toBe(-147);
    expect(cross?.closer).toBeGreaterThan(0);
    expect(nextFunding([aPositionView()], aCrossView(), aPrice())?.amount).toBe(-369 - 147);
    expect(nextFunding([], aCrossShortView(), aPrice())).toMatchObject({ amount: 147, closer: 0 });
    expect(nextFunding([], aFlatCrossView(), aPrice())).toBeNull();
  });

  it("is not made up where the exchange names no rate", () => {
    expect(nextFunding([aPositionView()], null, aPrice({ fundingRateE9: null }))).toBeNull();
  });
});
