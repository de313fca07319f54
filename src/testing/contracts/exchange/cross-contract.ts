import { describe, expect, test } from "vitest";
import type { Side } from "#domain/position/side.ts";
import { priceFromUsd, sats, usd } from "#domain/units.ts";
import { BALANCE, type ExchangeDesk, failure, NOBODYS, value } from "./exchange-desk.ts";

/** What a trader does with the cross margin. */
const crossDesk = (desk: () => ExchangeDesk) => ({
  position: async () => value(await desk().exchange.crossPosition()),
  deposit: (amount: number) => desk().exchange.depositCross({ ...desk().terms(), amount: sats(amount) }),
  withdraw: (amount: number) => desk().exchange.withdrawCross({ ...desk().terms(), amount: sats(amount) }),
  leverage: (leverage: number) => desk().exchange.setCrossLeverage({ ...desk().terms(), leverage }),
  market: (side: Side, quantity: number) =>
    desk().exchange.crossOrder({ ...desk().terms(), type: "market", side, quantity: usd(quantity) }),
  limit: (side: Side, quantity: number, dollars: number, clientId = "grid-1") =>
    desk().exchange.crossOrder({
      ...desk().terms(),
      type: "limit",
      side,
      quantity: usd(quantity),
      price: priceFromUsd(dollars),
      clientId,
    }),
  close: () => desk().exchange.closeCross(desk().terms()),
});

/** The cross margin from deposit to withdrawal; figures of the vectors X1–X3, with the opening fee deposited on top. */
export const crossContract = (desk: () => ExchangeDesk): void => {
  const cross = crossDesk(desk);

  describe("the cross margin", () => {
    test("begins flat and empty", async () => {
      expect(await cross.position()).toMatchObject({
        side: null,
        quantity: 0,
        margin: 0,
        entryPrice: null,
        liquidation: null,
        runningMargin: 0,
        maintenanceMargin: 0,
        pl: 0,
      });
    });

    test("takes sats from the balance and gives them back, and lists both newest first", async () => {
      const { exchange, harness, balance, moveTo } = desk();
      expect(value(await cross.deposit(500_000)).margin).toBe(500_000);
      expect(await balance()).toBe(BALANCE - 500_000);
      await moveTo(100_001);
      expect(value(await cross.withdraw(200_000)).margin).toBe(300_000);
      expect(await balance()).toBe(BALANCE - 300_000);
      const rows = value(await exchange.crossTransfers({ limit: 10 }));
      expect(rows.map(({ amount }) => amount)).toEqual([-200_000, 500_000]);
      expect(rows[0]?.at).toBe(harness.now());
      expect(value(await exchange.crossTransfers({ limit: 1 }))).toEqual(rows.slice(0, 1));
    });

    test("moves nothing that is not there", async () => {
      await cross.deposit(500_000);
      expect(failure(await cross.deposit(500_001)).kind).toBe("rejected");
      expect(failure(await cross.withdraw(500_001)).kind).toBe("rejected");
      expect((await cross.position()).margin).toBe(500_000);
      expect(await desk().balance()).toBe(BALANCE - 500_000);
    });

    test("has one whole leverage of 1 to 100, which may be set again", async () => {
      expect(value(await cross.leverage(10)).leverage).toBe(10);
      expect(value(await cross.leverage(10)).leverage).toBe(10);
      for (const leverage of [0, 101]) expect(failure(await cross.leverage(leverage)).kind).toBe("rejected");
      expect((await cross.position()).leverage).toBe(10);
    });

    test("does not let out what the position needs", async () => {
      await cross.deposit(501_000);
      await cross.leverage(10);
      await cross.market("long", 1_000);
      // Margin 500,000, of which 100,000 run and 1,500 maintain; what is left must exceed both.
      expect(failure(await cross.withdraw(398_500)).kind).toBe("rejected");
      expect(value(await cross.withdraw(398_499)).margin).toBe(101_501);
      expect(failure(await cross.leverage(9)).kind).toBe("rejected");
    });
  });

  describe("a cross position", () => {
    test.each([
      ["X1", "long", 66_733.5],
      ["X2", "short", 199_402],
    ] as const)(
      "%s: a %s of 1,000 on 500,000 sats with 10x is liquidated at %f",
      async (_, side, liquidation) => {
        await cross.deposit(501_000);
        await cross.leverage(10);
        const order = value(await cross.market(side, 1_000));
        expect(order).toMatchObject({
          clientId: null,
          type: "market",
          state: "filled",
          side,
          quantity: 1_000,
          price: priceFromUsd(100_000),
          tradingFee: 1_000,
          filledAt: desk().harness.now(),
          canceledAt: null,
        });
        expect(await cross.position()).toMatchObject({
          side,
          quantity: 1_000,
          margin: 500_000,
          leverage: 10,
          entryPrice: 1_000_000_000,
          liquidation: priceFromUsd(liquidation),
          runningMargin: 100_000,
          maintenanceMargin: 1_500,
          pl: 0,
          fundingPaid: 0,
          tradingFees: 1_000,
          updatedAt: desk().harness.now(),
        });
      },
    );

    test("X3: 2 contracts at 66,834 with 1x tie up 2,992 sats", async () => {
      await desk().moveTo(66_834);
      await cross.deposit(10_000);
      await cross.market("long", 2);
      expect(await cross.position()).toMatchObject({ leverage: 1, runningMargin: 2_992 });
    });

    test("earns with the market, is closed whole, and everything can be taken out again", async () => {
      const { exchange, balance, moveTo } = desk();
      await cross.deposit(501_000);
      await cross.leverage(10);
      await cross.market("long", 1_000);
      await moveTo(110_000);
      expect(await cross.position()).toMatchObject({ pl: 90_909, totalPl: 90_909, margin: 500_000 });
      // The fee of closing is 10⁸ / 110,000 = 909.
      expect(value(await cross.close())).toMatchObject({
        type: "market",
        state: "filled",
        side: "short",
        quantity: 1_000,
        price: priceFromUsd(110_000),
        tradingFee: 909,
      });
      const flat = await cross.position();
      expect(flat).toMatchObject({ side: null, quantity: 0, entryPrice: null, liquidation: null, pl: 0 });
      expect(flat).toMatchObject({ margin: 590_000, totalPl: 90_909, tradingFees: 1_909 });
      expect(failure(await cross.close()).kind).toBe("rejected");
      value(await cross.withdraw(590_000));
      expect(await balance()).toBe(BALANCE - 1_000 + 90_909 - 909);
      const filled = value(await exchange.crossFilledOrders({ limit: 10 }));
      expect(filled.map(({ side }) => side)).toEqual(["short", "long"]);
      expect(value(await exchange.crossFilledOrders({ limit: 1 }))).toEqual(filled.slice(0, 1));
    });

    test("averages its entry by the inverse price when it grows", async () => {
      await cross.deposit(501_000);
      await cross.leverage(10);
      await cross.market("long", 1_000);
      await desk().moveTo(80_000);
      await cross.market("long", 800);
      // 1,800 / (1,000 / 100,000 + 800 / 80,000) = 90,000.
      expect(await cross.position()).toMatchObject({ quantity: 1_800, entryPrice: 900_000_000 });
    });

    test("is reduced by less than it holds and turned over by more", async () => {
      await cross.deposit(501_000);
      await cross.leverage(10);
      await cross.market("long", 1_000);
      await cross.market("short", 400);
      expect(await cross.position()).toMatchObject({ side: "long", quantity: 600 });
      await cross.market("short", 1_100);
      expect(await cross.position()).toMatchObject({ side: "short", quantity: 500 });
    });

    test("is liquidated by an order of the exchange's own", async () => {
      await cross.deposit(501_000);
      await cross.leverage(10);
      await cross.market("long", 1_000);
      await desk().moveTo(66_734);
      expect((await cross.position()).side).toBe("long");
      await desk().moveTo(66_733.5);
      expect((await cross.position()).side).toBeNull();
      const [last] = value(await desk().exchange.crossFilledOrders({ limit: 1 }));
      expect(last).toMatchObject({ type: "liquidation", side: "short", price: priceFromUsd(66_733.5) });
    });

    test("pays its funding from the cross margin, and the row names no trade", async () => {
      const { exchange, harness, balance } = desk();
      await cross.deposit(501_000);
      await cross.leverage(10);
      await cross.market("long", 1_000);
      const left = await balance();
      await harness.settleFunding();
      expect(await cross.position()).toMatchObject({ margin: 499_900, fundingPaid: 100 });
      expect(await balance()).toBe(left);
      const rows = value(await exchange.crossFundingFees({ limit: 10 }));
      expect(rows).toMatchObject([{ positionId: null, fee: 100, at: harness.now() }]);
      expect(value(await exchange.crossFundingFees({ limit: 10, from: harness.now() + 1 }))).toEqual([]);
      expect(value(await exchange.fundingFees({ limit: 10 }))).toEqual([]);
    });
  });

  describe("a cross order", () => {
    test("larger than the margin carries is rejected", async () => {
      await cross.deposit(100_000);
      expect(failure(await cross.market("long", 1_000)).kind).toBe("rejected");
      expect(failure(await cross.limit("long", 1_000, 95_000)).kind).toBe("rejected");
      expect(await cross.position()).toMatchObject({ side: null, margin: 100_000 });
    });

    test("at a price waits under its label and is filled there", async () => {
      const { exchange, moveTo, harness } = desk();
      await cross.deposit(500_000);
      const order = value(await cross.limit("long", 100, 95_000, "grid-7"));
      expect(order).toMatchObject({ type: "limit", state: "open", clientId: "grid-7", filledAt: null });
      expect(value(await exchange.crossOpenOrders())).toEqual([order]);
      await moveTo(94_000);
      expect(value(await exchange.crossOpenOrders())).toEqual([]);
      expect(value(await exchange.crossFilledOrders({ limit: 1 }))).toMatchObject([
        { id: order.id, clientId: "grid-7", state: "filled", filledAt: harness.now() },
      ]);
      expect(await cross.position()).toMatchObject({ quantity: 100, entryPrice: 950_000_000 });
    });

    test("that reduces waits beside one that adds, neither changes the position, and what ties up margin shows", async () => {
      const { exchange, terms, moveTo } = desk();
      await cross.deposit(501_000);
      await cross.leverage(10);
      await cross.market("long", 1_000);
      const before = await cross.position();
      expect(before.initialMargin).toBe(before.runningMargin);
      const sells = value(await cross.limit("short", 400, 105_000, "take"));
      const buys = value(await cross.limit("long", 300, 95_000, "add"));
      const waiting = value(await exchange.crossOpenOrders());
      expect(waiting).toHaveLength(2);
      expect(waiting).toEqual(expect.arrayContaining([sells, buys]));
      const beside = await cross.position();
      expect(beside).toMatchObject({ side: "long", quantity: 1_000, margin: before.margin });
      expect(beside.initialMargin).toBeGreaterThan(beside.runningMargin);
      value(await exchange.cancelCrossOrder({ ...terms(), orderId: buys.id }));
      expect(value(await exchange.crossOpenOrders())).toEqual([sells]);
      await moveTo(105_000);
      expect(value(await exchange.crossOpenOrders())).toEqual([]);
      expect(await cross.position()).toMatchObject({ side: "long", quantity: 600 });
    });

    test("that is canceled is gone, and cannot be canceled twice", async () => {
      const { exchange, terms } = desk();
      await cross.deposit(500_000);
      const { id: orderId } = value(await cross.limit("short", 100, 105_000));
      const canceled = value(await exchange.cancelCrossOrder({ ...terms(), orderId }));
      expect(canceled).toMatchObject({ id: orderId, state: "canceled", filledAt: null });
      expect(value(await exchange.crossOpenOrders())).toEqual([]);
      for (const gone of [orderId, NOBODYS]) {
        expect(failure(await exchange.cancelCrossOrder({ ...terms(), orderId: gone })).kind).toBe("rejected");
      }
    });
  });
};
