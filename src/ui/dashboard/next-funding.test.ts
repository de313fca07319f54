import { describe, expect, it } from "vitest";
import { aPositionView, aPrice, aShortView } from "#testing/views/an-overview.ts";
import { nextFunding } from "./next-funding.ts";

describe("next funding", () => {
  it("is paid by longs while the rate is positive, and moves their liquidation closer", () => {
    const funding = nextFunding([aPositionView()], aPrice());
    expect(funding?.amount).toBe(-369);
    expect(funding?.closer).toBeGreaterThan(0);
  });

  it("is received by shorts, whose liquidation stays where it is", () => {
    expect(nextFunding([aShortView()], aPrice())).toMatchObject({ amount: 147, closer: 0 });
  });

  it("is not made up where the exchange names no rate", () => {
    expect(nextFunding([aPositionView()], aPrice({ fundingRateE9: null }))).toBeNull();
  });
});
