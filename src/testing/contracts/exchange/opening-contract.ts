import { describe, expect, test } from "vitest";
import { priceFromUsd, sats, usd } from "#domain/units.ts";
import { BALANCE, type ExchangeDesk, failure, PRICE, value } from "./exchange-desk.ts";

/** Opening at the market. */
export const openingContract = (desk: () => ExchangeDesk): void => {
  describe("opening", () => {
    test("takes margin and both reserves from the balance", async () => {
      const trade = await desk().open();
      expect(trade).toMatchObject({
        clientId: null,
        side: "long",
        quantity: 1_000,
        price: PRICE,
        entryPrice: PRICE,
        margin: 100_000,
        entryMargin: 100_000,
        liquidation: priceFromUsd(90_909),
        maintenanceMargin: 1_100,
        openingFee: 1_000,
        fundingPaid: 0,
        stopLoss: null,
        stopLossTrailing: null,
        takeProfit: null,
      });
      expect(await desk().balance()).toBe(897_900);
      expect(await desk().running()).toEqual([trade]);
    });

    test("a short's liquidation lies above", async () => {
      expect((await desk().open("short")).liquidation).toBe(priceFromUsd(111_111));
    });

    test("by margin buys what the margin pays for, and carries stop, take profit and label from the start", async () => {
      const { exchange, terms, running, balance } = desk();
      const stops = { stopLoss: priceFromUsd(95_000), takeProfit: priceFromUsd(110_000) };
      const order = { ...stops, type: "market", side: "long", leverage: 10, clientId: "mine-1" } as const;
      const opened = value(await exchange.openTrade({ ...terms(), ...order, margin: sats(50_000) }));
      if (opened.state !== "running") throw new Error("A market order waits");
      // 50,000 sats · 10 · 100,000 USD / 10⁸ = 500 contracts; fees of 500 + 550 are set aside.
      expect(opened.position).toMatchObject({ ...stops, quantity: 500, margin: 50_000, clientId: "mine-1" });
      expect(await balance()).toBe(1_000_000 - 50_000 - 1_050);
      expect(await running()).toEqual([opened.position]);
    });

    test.each([
      ["leverage over 100", { leverage: 101, quantity: usd(1_000) }],
      ["leverage below 1", { leverage: 0.5, quantity: usd(1_000) }],
      ["no quantity", { leverage: 10, quantity: usd(0) }],
      ["more quantity than allowed", { leverage: 100, quantity: usd(500_001) }],
      ["more than the balance pays", { leverage: 1, quantity: usd(10_000) }],
      ["margin for less than one contract", { leverage: 1, margin: sats(999) }],
      ["a stop at the entry", { leverage: 10, quantity: usd(1_000), stopLoss: PRICE }],
      ["a stop at liquidation", { leverage: 10, quantity: usd(1_000), stopLoss: priceFromUsd(90_909) }],
      ["a take profit at the entry", { leverage: 10, quantity: usd(1_000), takeProfit: PRICE }],
    ])("%s is rejected and costs nothing", async (_, order) => {
      const { exchange, terms } = desk();
      const answer = await exchange.openTrade({ ...terms(), type: "market", side: "long", ...order });
      expect(failure(answer).kind).toBe("rejected");
      expect(await desk().balance()).toBe(BALANCE);
      expect(await desk().running()).toEqual([]);
    });
  });
};
