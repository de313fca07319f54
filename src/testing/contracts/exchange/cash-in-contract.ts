import { describe, expect, test } from "vitest";
import { priceFromUsd, sats } from "#domain/units.ts";
import { type ExchangeDesk, failure, value } from "./exchange-desk.ts";

/** Profit first, which moves the basis, then margin; figures of the vectors C1–C6. */
export const cashInContract = (desk: () => ExchangeDesk): void => {
  describe("cashing in", () => {
    test.each([
      ["C1", "long", 110_000, 95_000, 40_000, 104_166.5, 100_000, 94_339.5, true],
      ["C2", "long", 110_000, 95_000, 90_909, 110_000, 100_000, 99_099, false],
      ["C3", "long", 110_000, 95_000, 150_000, 110_000, 40_909, 105_263, false],
      ["C4", "long", 98_000, 95_000, 40_000, 100_000, 60_000, 94_339.5, true],
      ["C5", "short", 92_000, 107_000, 30_000, 97_087.5, 100_000, 107_527, true],
      ["C6", "short", 92_000, 107_000, 150_000, 92_000, 36_956, 95_238, false],
    ] as const)("%s: a %s at market %i with a stop at %i, taking %i", async (...row) => {
      const [, side, market, stop, amount, price, margin, liquidation, isStopKept] = row;
      const { open, exchange, terms, balance, running, moveTo } = desk();
      const { id: positionId } = await open(side);
      value(await exchange.setStopLoss({ ...terms(), positionId, price: priceFromUsd(stop) }));
      await moveTo(market);
      const left = await balance();
      const after = value(await exchange.cashIn({ ...terms(), positionId, amount: sats(amount) }));
      expect(after).toMatchObject({
        price: priceFromUsd(price),
        entryPrice: priceFromUsd(100_000),
        margin,
        entryMargin: 100_000,
        liquidation: priceFromUsd(liquidation),
        stopLoss: isStopKept ? priceFromUsd(stop) : null,
        stopLossTrailing: null,
      });
      expect(await balance()).toBe(left + amount);
      expect(await running()).toEqual([after]);
    });

    test("goes up to leverage 100 and not beyond", async () => {
      const { open, exchange, terms, balance } = desk();
      const { id: positionId } = await open();
      const left = await balance();
      // 1,000 USD at 100,000 are 1,000,000 sats: a margin of 10,000 is 100x.
      const take = (amount: number) => exchange.cashIn({ ...terms(), positionId, amount: sats(amount) });
      expect(failure(await take(90_001)).kind).toBe("rejected");
      expect(await balance()).toBe(left);
      expect(value(await take(90_000)).margin).toBe(10_000);
    });

    test("what has been taken is no longer there to take", async () => {
      const { open, exchange, terms, moveTo } = desk();
      const { id: positionId } = await open();
      await moveTo(110_000);
      const take = () => exchange.cashIn({ ...terms(), positionId, amount: sats(90_909) });
      expect(value(await take())).toMatchObject({ pl: 0, margin: 100_000 });
      expect(value(await take()).margin).toBe(100_000 - 90_909);
    });
  });
};
