import { describe, expect, test } from "vitest";
import { priceFromUsd } from "#domain/units.ts";
import { type ExchangeDesk, failure, value } from "./exchange-desk.ts";

/** Closing, by hand and by liquidation. */
export const closingContract = (desk: () => ExchangeDesk): void => {
  describe("closing", () => {
    test("pays margin, profit and the unused reserve", async () => {
      const { id } = await desk().open();
      await desk().add(id, 50_000);
      await desk().harness.movePrice(priceFromUsd(110_000));
      const closed = value(await desk().close(id));
      expect(closed).toMatchObject({
        id,
        exitPrice: priceFromUsd(110_000),
        pl: 90_909,
        openingFee: 1_000,
        closingFee: 909,
        fundingPaid: 0,
        canceled: false,
      });
      expect(await desk().balance()).toBe(1_000_000 + 90_909 - 1_000 - 909);
      expect(await desk().running()).toEqual([]);
      expect(value(await desk().exchange.closedTrades({ limit: 10 }))).toEqual([closed]);
    });

    test("twice is rejected and pays once", async () => {
      const { id } = await desk().open();
      await desk().close(id);
      const left = await desk().balance();
      expect(failure(await desk().close(id)).kind).toBe("rejected");
      expect(await desk().balance()).toBe(left);
    });

    test("the list of closed trades is newest first and as long as asked", async () => {
      const ids = [(await desk().open()).id, (await desk().open()).id, (await desk().open()).id];
      for (const [index, id] of ids.entries()) {
        await desk().harness.movePrice(priceFromUsd(100_000 + index));
        await desk().close(id);
      }
      const listed = value(await desk().exchange.closedTrades({ limit: 2 }));
      expect(listed.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 2));
    });

    test("at liquidation the margin is gone and the other trades stay", async () => {
      const doomed = await desk().open("long", 10);
      const safe = await desk().open("short", 10);
      await desk().harness.movePrice(priceFromUsd(90_909.5));
      expect(await desk().running()).toHaveLength(2);
      const before = await desk().balance();
      await desk().harness.movePrice(priceFromUsd(90_909));
      expect((await desk().running()).map(({ id }) => id)).toEqual([safe.id]);
      const [liquidated] = value(await desk().exchange.closedTrades({ limit: 1 }));
      expect(liquidated).toMatchObject({ id: doomed.id, exitPrice: priceFromUsd(90_909), canceled: false });
      expect(await desk().balance()).toBeLessThanOrEqual(before + 2);
    });
  });
};
