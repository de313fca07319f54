import { describe, expect, test } from "vitest";
import { priceFromUsd } from "#domain/units.ts";
import { type ExchangeDesk, value } from "./exchange-desk.ts";

/** Funding of 0.01 % at 100,000: 1,000 USD are 1,000,000 sats, so 100 are paid or received. */
export const fundingContract = (desk: () => ExchangeDesk): void => {
  describe("a funding settlement", () => {
    test("takes from a payer's margin, gives to a receiver's balance, and leaves a row for each", async () => {
      const { open, running, balance, exchange, harness } = desk();
      const [long, short] = [await open("long"), await open("short")];
      const left = await balance();
      await harness.settleFunding();
      const now = new Map((await running()).map((trade) => [trade.id, trade]));
      // 1 / (1/100,000 + 99,900 / 10¹¹) = 90,917.3 to the nearest half dollar.
      expect(now.get(long.id)).toMatchObject({
        margin: 99_900,
        fundingPaid: 100,
        liquidation: priceFromUsd(90_917.5),
      });
      expect(now.get(short.id)).toMatchObject({ margin: short.margin, fundingPaid: -100 });
      expect(await balance()).toBe(left + 100);
      const rows = value(await exchange.fundingFees({ limit: 10 }));
      expect(new Map(rows.map(({ positionId, fee }) => [positionId, fee]))).toEqual(
        new Map([
          [long.id, 100],
          [short.id, -100],
        ]),
      );
      expect(new Set(rows.map(({ settlementId }) => settlementId)).size).toBe(1);
      expect(rows.every(({ at }) => at === harness.now())).toBe(true);
    });

    test("is listed newest first, for one trade, from a time on, and as long as asked", async () => {
      const { open, exchange, harness } = desk();
      const [first] = [await open("long"), await open("short")];
      await harness.settleFunding();
      await harness.settleFunding();
      const from = harness.now();
      const of = async (request: { positionId?: string; limit: number; from?: number }) =>
        value(await exchange.fundingFees(request)).map(({ at, positionId }) => [at, positionId === first.id]);
      const before = from - 28_800_000;
      expect(await of({ positionId: first.id, limit: 10 })).toEqual([
        [from, true],
        [before, true],
      ]);
      expect(await of({ positionId: first.id, limit: 1 })).toEqual([[from, true]]);
      expect(await of({ limit: 10, from })).toHaveLength(2);
      expect(await of({ limit: 10, from: from + 1 })).toEqual([]);
      expect(await of({ limit: 3 })).toHaveLength(3);
    });
  });
};
