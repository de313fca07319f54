import { describe, expect, test } from "vitest";
import { priceFromUsd, sats, usd } from "#domain/units.ts";
import { everyWrite } from "./every-call.ts";
import { BALANCE, type ExchangeDesk, failure, value } from "./exchange-desk.ts";

/** What a write comes to when its wire fails: unknown, and never a guess. Reading shows what happened. */
export const wireContract = (desk: () => ExchangeDesk): void => {
  describe("when the wire fails", () => {
    test("a lost answer is an unknown outcome, and reading shows it happened", async () => {
      const { id } = await desk().open();
      await desk().harness.spoilNext("addMargin", "lose-answer");
      expect(failure(await desk().add(id, 50_000)).kind).toBe("outcome-unknown");
      expect((await desk().running()).map(({ margin }) => margin)).toEqual([150_000]);
      expect(await desk().balance()).toBe(847_900);
    });

    test("a lost request is an unknown outcome too, and reading shows it did not happen", async () => {
      const { id } = await desk().open();
      await desk().harness.spoilNext("addMargin", "lose-request");
      expect(failure(await desk().add(id, 50_000)).kind).toBe("outcome-unknown");
      expect((await desk().running()).map(({ margin }) => margin)).toEqual([100_000]);
    });

    test("a call too many is told to wait and does nothing", async () => {
      const { id } = await desk().open();
      await desk().harness.spoilNext("addMargin", "rate-limit");
      const refused = failure(await desk().add(id, 50_000));
      expect(refused.kind === "rate-limited" && refused.retryAfterMs > 0).toBe(true);
      expect((await desk().running()).map(({ margin }) => margin)).toEqual([100_000]);
    });

    test.each([
      ["lose-answer", 1],
      ["lose-request", 0],
    ] as const)("an order whose wire does %s is found by its label, or is not there", async (how, count) => {
      const { exchange, terms, harness } = desk();
      const order = { side: "long", quantity: usd(1_000), leverage: 10, clientId: "once" } as const;
      const sent = { ...terms(), ...order, type: "limit", price: priceFromUsd(95_000) } as const;
      await harness.spoilNext("openTrade", how);
      expect(failure(await exchange.openTrade(sent)).kind).toBe("outcome-unknown");
      const found = value(await exchange.openTrades()).filter(({ clientId }) => clientId === "once");
      expect(found).toHaveLength(count);
    });

    test.each([
      ["lose-answer", 40_000],
      ["lose-request", 0],
    ] as const)("a cash-in whose wire does %s shows in margin and balance", async (how, taken) => {
      const { exchange, terms, harness, balance, open, running } = desk();
      const { id: positionId } = await open();
      const left = await balance();
      await harness.spoilNext("cashIn", how);
      const answer = await exchange.cashIn({ ...terms(), positionId, amount: sats(40_000) });
      expect(failure(answer).kind).toBe("outcome-unknown");
      expect(await running()).toMatchObject([{ margin: 100_000 - taken }]);
      expect(await balance()).toBe(left + taken);
    });

    test.each([
      ["lose-answer", 0],
      ["lose-request", 1],
    ] as const)("a cancel whose wire does %s shows in what still waits", async (how, count) => {
      const { exchange, terms, harness, balance, place } = desk();
      const { id: tradeId } = await place("long", 95_000);
      await harness.spoilNext("cancelTrade", how);
      expect(failure(await exchange.cancelTrade({ ...terms(), tradeId })).kind).toBe("outcome-unknown");
      expect(value(await exchange.openTrades())).toHaveLength(count);
      expect((await balance()) === BALANCE).toBe(count === 0);
    });

    test("a take profit whose answer is lost is safe to set again", async () => {
      const { exchange, terms, harness, open } = desk();
      const { id: positionId } = await open();
      const set = () => exchange.setTakeProfit({ ...terms(), positionId, price: priceFromUsd(110_000) });
      await harness.spoilNext("setTakeProfit", "lose-answer");
      expect(failure(await set()).kind).toBe("outcome-unknown");
      expect(value(await set()).takeProfit).toBe(priceFromUsd(110_000));
    });

    test("a deposit and a cross order whose answers are lost show in the cross margin", async () => {
      const { exchange, terms, harness, balance } = desk();
      await harness.spoilNext("depositCross", "lose-answer");
      const deposited = await exchange.depositCross({ ...terms(), amount: sats(500_000) });
      expect(failure(deposited).kind).toBe("outcome-unknown");
      expect(await balance()).toBe(BALANCE - 500_000);
      await harness.spoilNext("crossOrder", "lose-answer");
      const order = { ...terms(), type: "market", side: "short", quantity: usd(100) } as const;
      expect(failure(await exchange.crossOrder(order)).kind).toBe("outcome-unknown");
      expect(value(await exchange.crossPosition())).toMatchObject({ side: "short", quantity: 100 });
    });

    test("a write whose time has passed before it leaves is dropped, and moves nothing", async () => {
      const { exchange, terms, harness, open, place, balance, running } = desk();
      const [{ id: positionId }, { id: tradeId }] = [await open(), await place("long", 95_000)];
      const world = async () => [
        await balance(),
        await running(),
        value(await exchange.openTrades()),
        value(await exchange.crossPosition()),
      ];
      const before = await world();
      const late = { ...terms(), mayLeave: () => false };
      for (const [name, write] of everyWrite(harness.exchange, late, { positionId, tradeId })) {
        expect([name, failure(await write()).kind]).toEqual([name, "unavailable"]);
        expect([name, await world()]).toEqual([name, before]);
      }
    });
  });
};
