import { describe, expect, test } from "vitest";
import { priceFromUsd, sats } from "#domain/units.ts";
import { BALANCE, type ExchangeDesk, failure, NOBODYS, value } from "./exchange-desk.ts";

/** Limit orders: they wait on either side, lock what they cost, fill at their price and give everything back. */
export const limitOrdersContract = (desk: () => ExchangeDesk): void => {
  describe("a limit order", () => {
    const waiting = async () => value(await desk().exchange.openTrades());
    const cancel = (tradeId: string) => desk().exchange.cancelTrade({ ...desk().terms(), tradeId });
    const canceled = async () => value(await desk().exchange.canceledTrades({ limit: 10 }));

    /*
     * 1,000 USD at 95,000 with 10x: margin ⌈10¹¹ / 950,000⌉ = 105,264, liquidation 95,000 · 10/11 = 86,363.5, fees of
     * 1,053 (10⁸ / 95,000) and 1,158 (10⁸ / 86,363.5) set aside, of which 1,052 are taken when it is filled.
     */
    test("waits with all it costs, and shows its label", async () => {
      const order = await desk().place("long", 95_000, "dip-1");
      expect(order).toMatchObject({
        clientId: "dip-1",
        side: "long",
        quantity: 1_000,
        price: priceFromUsd(95_000),
        margin: 105_264,
        leverage: 10_000_000,
        liquidation: priceFromUsd(86_363.5),
        feeReserve: 2_211,
        stopLoss: null,
        takeProfit: null,
        createdAt: desk().harness.now(),
      });
      expect(await waiting()).toEqual([order]);
      expect(await desk().running()).toEqual([]);
      expect(await desk().balance()).toBe(BALANCE - 107_475);
    });

    test("is filled at its own price when the market jumps past it, under the same id and label", async () => {
      const { id } = await desk().place("long", 95_000, "dip-1");
      await desk().moveTo(95_000.5);
      expect(await desk().running()).toEqual([]);
      await desk().moveTo(94_000);
      expect(await waiting()).toEqual([]);
      expect(await desk().running()).toMatchObject([
        {
          id,
          clientId: "dip-1",
          price: priceFromUsd(95_000),
          entryPrice: priceFromUsd(95_000),
          margin: 105_264,
          openingFee: 1_052,
          maintenanceMargin: 1_159,
          openedAt: desk().harness.now(),
        },
      ]);
      expect(await desk().balance()).toBe(BALANCE - 107_475);
      await desk().close(id);
      expect(await desk().lastClosed()).toMatchObject({ id, clientId: "dip-1", canceled: false });
    });

    test("on the far side of the market waits too, until the market comes to it", async () => {
      const { id } = await desk().place("short", 95_000);
      await desk().moveTo(96_000);
      expect(await desk().running()).toEqual([]);
      await desk().moveTo(95_000);
      expect(await desk().running()).toMatchObject([{ id, side: "short", price: priceFromUsd(95_000) }]);
    });

    test("by margin with stops keeps them when it is filled", async () => {
      const { exchange, terms, moveTo, running } = desk();
      const stops = { stopLoss: priceFromUsd(90_000), takeProfit: priceFromUsd(105_000) };
      const price = priceFromUsd(95_000);
      const order = { ...stops, type: "limit", price, side: "long", leverage: 10 } as const;
      const placed = value(await exchange.openTrade({ ...terms(), ...order, margin: sats(100_000) }));
      // 100,000 · 10 · 95,000 / 10⁸ = 950 contracts.
      expect(placed).toMatchObject({ state: "open", order: { ...stops, quantity: 950, margin: 100_000 } });
      await moveTo(95_000);
      expect(await running()).toMatchObject([{ ...stops, quantity: 950, stopLossTrailing: null }]);
    });

    test("that is canceled gives margin and reserve back whole, once", async () => {
      const { id } = await desk().place("long", 95_000, "dip-1");
      const taken = value(await cancel(id));
      expect(taken).toMatchObject({ id, clientId: "dip-1", canceled: true, exitPrice: null, pl: 0 });
      expect(await desk().balance()).toBe(BALANCE);
      expect(failure(await cancel(id)).kind).toBe("rejected");
      expect(await desk().balance()).toBe(BALANCE);
      expect(await waiting()).toEqual([]);
      expect(await canceled()).toEqual([taken]);
      expect(await desk().lastClosed()).toBeUndefined();
    });

    test("that runs can no longer be canceled, nor can one that is not ours", async () => {
      const { id } = await desk().place("long", 95_000);
      await desk().moveTo(95_000);
      expect(failure(await cancel(id)).kind).toBe("rejected");
      expect(failure(await cancel(NOBODYS)).kind).toBe("rejected");
      expect(await desk().running()).toHaveLength(1);
      expect(await canceled()).toEqual([]);
    });

    test("the list of canceled ones is newest first and as long as asked", async () => {
      const ids: string[] = [];
      for (const dollars of [95_000, 94_000, 93_000]) {
        const { id } = await desk().place("long", dollars);
        await cancel(id);
        await desk().moveTo(100_000 + ids.length);
        ids.push(id);
      }
      const listed = value(await desk().exchange.canceledTrades({ limit: 2 }));
      expect(listed.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 2));
    });
  });
};
