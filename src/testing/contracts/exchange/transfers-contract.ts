import { describe, expect, test } from "vitest";
import type { TransferWay } from "#domain/automations/breaker/transfer-book.ts";
import { sats } from "#domain/units.ts";
import { BALANCE, type ExchangeDesk, value } from "./exchange-desk.ts";

/** What comes to an account from outside and leaves it. */
export const transfersContract = (desk: () => ExchangeDesk): void => {
  describe("deposits and withdrawals", () => {
    test("are listed by their way, signed, newest first, and move the balance by what they say", async () => {
      const { harness, exchange, balance } = desk();
      const listed = async (way: TransferWay, from = 0, limit = 10) =>
        value(await exchange.transfers({ way, limit, from })).map(({ amount, state }) => [amount, state]);
      // What an account begins with may have come in, too.
      const before = await listed("lightning-in");
      const moves = [
        ["lightning-in", 50_000],
        ["on-chain-out", -20_000],
        ["on-chain-in", 3_000],
        ["lightning-out", -1_000],
        ["lightning-in", 7_000],
      ] as const;
      for (const [way, amount] of moves) {
        await desk().moveTo(100_000);
        await harness.transfer(way, sats(amount));
      }
      expect(await listed("lightning-in")).toEqual([[7_000, "moved"], [50_000, "moved"], ...before]);
      expect(await listed("on-chain-out")).toEqual([[-20_000, "moved"]]);
      expect(await listed("on-chain-in")).toEqual([[3_000, "moved"]]);
      expect(await listed("lightning-out")).toEqual([[-1_000, "moved"]]);
      expect(await listed("lightning-in", harness.now() - 1)).toEqual([[7_000, "moved"]]);
      expect(await listed("lightning-in", 0, 1)).toEqual([[7_000, "moved"]]);
      expect(await balance()).toBe(BALANCE + 39_000);
    });
  });
};
