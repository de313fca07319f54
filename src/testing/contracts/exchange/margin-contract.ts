import { describe, expect, test } from "vitest";
import { liquidationPrice } from "#domain/position/liquidation.ts";
import { maxAddMargin } from "#domain/position/margin.ts";
import { priceFromUsd, sats, usd } from "#domain/units.ts";
import { BALANCE, type ExchangeDesk, failure, NOBODYS, PRICE, value } from "./exchange-desk.ts";

/** Adding margin moves the liquidation away, to the sat. */
export const marginContract = (desk: () => ExchangeDesk): void => {
  describe("adding margin", () => {
    test.each(["long", "short"] as const)(
      "moves the liquidation of a %s away and nothing else",
      async (side) => {
        const before = await desk().open(side);
        const left = await desk().balance();
        const after = value(await desk().add(before.id, 50_000));
        const liquidation = liquidationPrice(side, usd(1_000), PRICE, sats(150_000));
        expect(after).toEqual({ ...before, margin: 150_000, liquidation });
        expect(await desk().balance()).toBe(left - 50_000);
        expect(await desk().running()).toEqual([after]);
      },
    );

    test("reaches the sat: 76,471 put a 10x long's liquidation at 85,000", async () => {
      const { id } = await desk().open();
      expect(value(await desk().add(id, 76_471)).liquidation).toBe(priceFromUsd(85_000));
    });

    test("may go down to leverage 1 and not beyond", async () => {
      const { id, quantity, price, margin } = await desk().open("long", 3);
      const most = maxAddMargin(quantity, price, margin);
      expect(failure(await desk().add(id, most + 1)).kind).toBe("rejected");
      await desk().add(id, 1);
      expect(failure(await desk().add(id, most)).kind).toBe("rejected");
    });

    test("what the balance cannot pay is rejected and moves nothing", async () => {
      const first = await desk().open("long", 100);
      const second = await desk().open("long", 2);
      const left = await desk().balance();
      expect(failure(await desk().add(first.id, left + 1)).kind).toBe("rejected");
      expect(await desk().balance()).toBe(left);
      expect(new Set(await desk().running())).toEqual(new Set([first, second]));
    });

    test("to a trade that is not ours is rejected", async () => {
      const answer = await desk().add(NOBODYS, 1_000);
      expect(failure(answer)).toMatchObject({ kind: "rejected", status: 400 });
      expect(await desk().balance()).toBe(BALANCE);
    });
  });
};
