import { describe, expect, test } from "vitest";
import { everyRead, everyWrite } from "./every-call.ts";
import { type ExchangeDesk, failure, value } from "./exchange-desk.ts";

/** What a key may do and what it may not. */
export const keysContract = (desk: () => ExchangeDesk): void => {
  describe("keys", () => {
    test("a key that trades says so, and does not say it withdraws", async () => {
      const permissions = value(await desk().exchange.permissions());
      expect(permissions).toEqual(expect.arrayContaining(["account:read", "futures:isolated:write"]));
      expect(permissions.filter((permission) => permission.startsWith("account:withdrawals"))).toEqual([
        "account:withdrawals:read",
      ]);
    });

    test("a key that reads sees the account and cannot move a sat", async () => {
      const { harness, open, place, balance, terms } = desk();
      const [{ id: positionId }, { id: tradeId }] = [await open(), await place("long", 95_000)];
      const left = await balance();
      for (const [name, read] of everyRead(harness.reader)) {
        expect([name, (await read()).ok]).toEqual([name, true]);
      }
      expect(value(await harness.reader.permissions())).not.toContain("futures:isolated:write");
      for (const [name, write] of everyWrite(harness.reader, terms(), { positionId, tradeId })) {
        expect([name, failure(await write()).kind]).toEqual([name, "unauthorized"]);
      }
      expect(await balance()).toBe(left);
    });

    test("a key nobody knows is refused everywhere", async () => {
      const { harness, terms } = desk();
      const calls = [
        ...everyRead(harness.stranger),
        ...everyWrite(harness.stranger, terms(), { positionId: "x", tradeId: "y" }),
        ["permissions", () => harness.stranger.permissions()] as const,
      ];
      for (const [name, call] of calls) {
        expect([name, failure(await call()).kind]).toEqual([name, "unauthorized"]);
      }
    });
  });
};
