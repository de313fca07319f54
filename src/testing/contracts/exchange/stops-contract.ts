import { describe, expect, test } from "vitest";
import { priceFromUsd } from "#domain/units.ts";
import { type ExchangeDesk, failure, NOBODYS, value } from "./exchange-desk.ts";

const SIDES = [
  ["long", 95_000, 90_909, 100_000, 94_000],
  ["short", 105_000, 111_111, 100_000, 106_000],
] as const;

/** A stop loss at a price: absolute, between liquidation and market, and it fires. */
export const stopsContract = (desk: () => ExchangeDesk): void => {
  describe("a stop loss", () => {
    const set = (positionId: string, dollars: number) =>
      desk().exchange.setStopLoss({ ...desk().terms(), positionId, price: priceFromUsd(dollars) });
    const remove = (positionId: string) => desk().exchange.removeStopLoss({ ...desk().terms(), positionId });

    test.each(SIDES)(
      "of a %s stands where it was set, and setting it again is a success",
      async (side, stop) => {
        const before = await desk().open(side);
        const set95 = value(await set(before.id, stop));
        expect(set95).toEqual({ ...before, stopLoss: priceFromUsd(stop) });
        expect(value(await set(before.id, stop))).toEqual(set95);
        expect(await desk().running()).toEqual([set95]);
      },
    );

    test.each(SIDES)(
      "of a %s is refused at liquidation and at the market",
      async (side, stop, liquidation, market) => {
        const { id } = await desk().open(side);
        const standing = value(await set(id, stop));
        for (const dollars of [liquidation, market]) {
          expect(failure(await set(id, dollars)).kind).toBe("rejected");
        }
        expect(await desk().running()).toEqual([standing]);
      },
    );

    test.each(SIDES)("of a %s closes it at its price", async (side, stop, _liquidation, _market, beyond) => {
      const { id } = await desk().open(side);
      value(await set(id, stop));
      await desk().moveTo(beyond);
      expect(await desk().running()).toEqual([]);
      expect(await desk().lastClosed()).toMatchObject({ id, exitPrice: priceFromUsd(stop), canceled: false });
    });

    test("is taken off, and taking it off again is a success", async () => {
      const before = await desk().open();
      value(await set(before.id, 95_000));
      expect(value(await remove(before.id))).toEqual(before);
      expect(value(await remove(before.id))).toEqual(before);
      await desk().moveTo(94_000);
      expect(await desk().running()).toHaveLength(1);
    });

    test("of a trade that is not ours can be neither set nor taken off", async () => {
      expect(failure(await set(NOBODYS, 95_000)).kind).toBe("rejected");
      expect(failure(await remove(NOBODYS)).kind).toBe("rejected");
    });
  });

  describe("a take profit", () => {
    const set = (positionId: string, dollars: number) =>
      desk().exchange.setTakeProfit({ ...desk().terms(), positionId, price: priceFromUsd(dollars) });
    const remove = (positionId: string) =>
      desk().exchange.removeTakeProfit({ ...desk().terms(), positionId });

    test.each([
      ["long", 110_000, 99_999.5, 111_000],
      ["short", 90_000, 100_000.5, 89_000],
    ] as const)(
      "of a %s is absolute, refused on the wrong side, and fires",
      async (side, target, wrong, beyond) => {
        const before = await desk().open(side);
        const standing = value(await set(before.id, target));
        expect(standing).toEqual({ ...before, takeProfit: priceFromUsd(target) });
        expect(value(await set(before.id, target))).toEqual(standing);
        for (const dollars of [wrong, 100_000]) {
          expect(failure(await set(before.id, dollars)).kind).toBe("rejected");
        }
        expect(await desk().running()).toEqual([standing]);
        await desk().moveTo(beyond);
        expect(await desk().lastClosed()).toMatchObject({ id: before.id, exitPrice: priceFromUsd(target) });
      },
    );

    test("is taken off, and taking it off again is a success", async () => {
      const before = await desk().open();
      value(await set(before.id, 110_000));
      expect(value(await remove(before.id))).toEqual(before);
      expect(value(await remove(before.id))).toEqual(before);
      expect(failure(await remove(NOBODYS)).kind).toBe("rejected");
    });
  });
};
