import { describe, expect, test } from "vitest";
import { basisPoints, priceFromUsd } from "#domain/units.ts";
import { type ExchangeDesk, failure, value } from "./exchange-desk.ts";

/** A stop that follows the best price at a share of it; each step is worked out for 2 %. */
export const trailingContract = (desk: () => ExchangeDesk): void => {
  describe("a trailing stop", () => {
    const trail = (positionId: string, distance: number) =>
      desk().exchange.setTrailingStop({ ...desk().terms(), positionId, distance: basisPoints(distance) });
    const shown = async () => {
      const [position] = await desk().running();
      return [position?.stopLoss, position?.stopLossTrailing];
    };

    // 100,000 · 0.98 = 98,000; 105,000 · 0.98 = 102,900. 100,000 · 1.02 = 102,000; 95,000 · 1.02 = 96,900.
    test.each([
      ["long", 98_000, 105_000, 102_900, 103_000],
      ["short", 102_000, 95_000, 96_900, 96_800],
    ] as const)("of a %s follows the best price, never goes back, and fires", async (...row) => {
      const [side, first, best, moved, back] = row;
      const { id } = await desk().open(side);
      expect(value(await trail(id, 200))).toMatchObject({
        stopLoss: priceFromUsd(first),
        stopLossTrailing: 200,
      });
      await desk().moveTo(best);
      expect(await shown()).toEqual([priceFromUsd(moved), 200]);
      await desk().moveTo(back);
      expect(await shown()).toEqual([priceFromUsd(moved), 200]);
      await desk().moveTo(moved);
      expect(await desk().lastClosed()).toMatchObject({ id, exitPrice: priceFromUsd(moved) });
    });

    test("set again at the same distance is a success and stays where it has got to", async () => {
      const { id } = await desk().open();
      value(await trail(id, 200));
      await desk().moveTo(105_000);
      await desk().moveTo(104_000);
      value(await trail(id, 200));
      expect(await shown()).toEqual([priceFromUsd(102_900), 200]);
    });

    test("at another distance is measured from the market anew", async () => {
      const { id } = await desk().open();
      value(await trail(id, 200));
      await desk().moveTo(105_000);
      await desk().moveTo(104_000);
      // 104,000 · 0.9777 = 101,680.8, to the nearest half dollar 101,681.
      value(await trail(id, 223));
      expect(await shown()).toEqual([priceFromUsd(101_681), 223]);
    });

    test("becomes a fixed one where a price is set, also the price it stands at", async () => {
      const { id: positionId } = await desk().open();
      value(await trail(positionId, 200));
      const price = priceFromUsd(98_000);
      value(await desk().exchange.setStopLoss({ ...desk().terms(), positionId, price }));
      expect(await shown()).toEqual([price, null]);
      await desk().moveTo(105_000);
      expect(await shown()).toEqual([price, null]);
    });

    test("is taken off whole", async () => {
      const { id: positionId } = await desk().open();
      value(await trail(positionId, 200));
      value(await desk().exchange.removeStopLoss({ ...desk().terms(), positionId }));
      expect(await shown()).toEqual([null, null]);
      await desk().moveTo(105_000);
      expect(await shown()).toEqual([null, null]);
    });

    // A 10x long is liquidated at 90,909: 9.1 % behind 100,000 lie beyond that, 9 % before it.
    test("is refused beyond liquidation and closer than 0.1 %", async () => {
      const { id } = await desk().open();
      expect(failure(await trail(id, 910)).kind).toBe("rejected");
      expect(failure(await trail(id, 9)).kind).toBe("rejected");
      expect(await shown()).toEqual([null, null]);
      expect(value(await trail(id, 900)).stopLoss).toBe(priceFromUsd(91_000));
      expect(value(await trail(id, 10)).stopLoss).toBe(priceFromUsd(99_900));
    });
  });
};
