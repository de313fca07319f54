import { describe, expect, it } from "vitest";
import { anAutoEntry } from "#testing/builders/an-auto-entry.ts";
import { basisPoints, priceFromUsd, sats } from "../../units.ts";
import { expectedOrders } from "./expected-orders.ts";

const last = priceFromUsd(104_000);

describe("the orders an entry is expected to make", () => {
  it("stand where a crossing enters, whatever the price is now", () => {
    // 1,000 USD at 100,000 are 1,000,000 sats; with 10x a margin of 100,000, and 100,000 × 10/11 = 90,909 to liquidation.
    expect(expectedOrders(anAutoEntry(), last)).toMatchObject([
      { at: priceFromUsd(100_000), quantity: 1_000, margin: 100_000, liquidation: priceFromUsd(90_909) },
    ]);
  });

  it("stand at every rung of a ladder, and at the last price for what waits for candles", () => {
    const prices = [99_000, 98_000].map(priceFromUsd);
    const ladder = expectedOrders(anAutoEntry({ when: { kind: "ladder", prices } }), null);
    expect(ladder.map(({ at, rung }) => [at, rung])).toEqual(prices.map((price, rung) => [price, rung]));
    const dip = anAutoEntry({ when: { kind: "dip", bps: basisPoints(200), withinMs: 600_000 } });
    expect(expectedOrders(dip, last)).toMatchObject([{ at: last }]);
    expect(expectedOrders(dip, null)).toEqual([]);
  });

  it("tell what the stop would cost beside the worst case, which never counts on it", () => {
    const stopLoss = { by: "percent", bps: basisPoints(200) } as const;
    const [order] = expectedOrders(anAutoEntry({ stopLoss }), last);
    const [without] = expectedOrders(anAutoEntry(), last);
    // At 98,000: 10¹¹ × (1/98,000 − 1/100,000) = 20,408 sats, and both fees of up to 0.1 % of about 1,000,000.
    expect(order?.lossAtStop).toBeGreaterThan(20_408);
    expect(order?.lossAtStop).toBeLessThan(20_408 + 2_100);
    expect(order?.worstCase).toBe(without?.worstCase);
    expect(without?.lossAtStop).toBeNull();
  });

  it("leave out what could not be one", () => {
    expect(
      expectedOrders(
        anAutoEntry({ size: { by: "margin", sats: sats(1) }, leverage: anAutoEntry().leverage }),
        last,
      ),
    ).toEqual([]);
  });
});
