import { describe, expect, test } from "vitest";
import { profitAndLoss } from "#domain/position/pl.ts";
import { priceFromUsd, usd } from "#domain/units.ts";
import { everyRead } from "./every-call.ts";
import { BALANCE, type ExchangeDesk, failure, PRICE, value } from "./exchange-desk.ts";

/** What is read is what is there, and what could not be read says so. */
export const readingContract = (desk: () => ExchangeDesk): void => {
  describe("reading", () => {
    test("a new account has its balance and no trade", async () => {
      const account = value(await desk().exchange.account());
      expect(account).toMatchObject({ balance: BALANCE, feeTier: 0 });
      expect(account.exchangeUserId).not.toBe("");
      expect(await desk().running()).toEqual([]);
      expect(value(await desk().exchange.closedTrades({ limit: 10 }))).toEqual([]);
    });

    test("the market tells price, time and the next funding", async () => {
      await desk().harness.movePrice(priceFromUsd(99_999.5));
      const ticker = value(await desk().harness.market.ticker());
      expect(ticker.last).toBe(priceFromUsd(99_999.5));
      expect(ticker.fundingAt % 28_800_000).toBe(0);
      expect(value(await desk().harness.market.serverTime())).toBe(desk().harness.now());
    });

    test("candles come newest first, within the times asked for and no more than asked for", async () => {
      const [from, to] = [desk().harness.now() - 3_600_000, desk().harness.now()];
      const candles = value(await desk().harness.market.candles({ range: "1m", limit: 10, from, to }));
      const times = candles.map(({ at }) => at);
      expect(times).toHaveLength(10);
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      expect(times.every((at) => at >= from && at <= to && at % 60_000 === 0)).toBe(true);
      expect(candles.every(({ low, high }) => low <= high)).toBe(true);
    });

    test("candles without bounds are the newest there are", async () => {
      const [newest] = value(await desk().harness.market.candles({ range: "1m", limit: 1 }));
      expect(desk().harness.now() - (newest?.at ?? 0)).toBeLessThanOrEqual(60_000);
    });

    test("a trade's profit follows the last price, rounded down", async () => {
      await desk().open("long");
      await desk().open("short");
      await desk().harness.movePrice(priceFromUsd(103_000.5));
      const marks = new Map((await desk().running()).map(({ side, pl }) => [side, pl]));
      const mark = (side: "long" | "short") =>
        profitAndLoss(side, usd(1_000), PRICE, priceFromUsd(103_000.5));
      expect(marks).toEqual(
        new Map([
          ["long", mark("long")],
          ["short", mark("short")],
        ]),
      );
    });

    test("could not read is never an empty list", async () => {
      await desk().open();
      await desk().harness.breakReads();
      for (const [name, read] of everyRead(desk().exchange)) {
        expect([name, failure(await read()).kind]).toEqual([name, "unavailable"]);
      }
    });
  });
};
