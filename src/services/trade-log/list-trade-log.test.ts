import { describe, expect, test } from "vitest";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { TradeLog } from "#ports/trade-log.ts";
import { listTradeLog } from "./list-trade-log.ts";

const OWNER = "018f0000-0000-7000-8000-000000000001";
const OTHER = "018f0000-0000-7000-8000-000000000002";

/** Ten receipts of every user, numbered across all. */
const receipts = (userId: string) =>
  Array.from({ length: 10 }, (_, at) => ({ id: `${userId}-${at}`, seq: 100 - at }));

const asked: unknown[] = [];
const tradeLog: Pick<TradeLog, "keys"> = {
  keys: async (userId, { limit, beforeSeq, accountId }) => {
    asked.push(accountId == null ? beforeSeq : accountId);
    return receipts(userId)
      .filter(({ seq }) => beforeSeq === null || seq < beforeSeq)
      .slice(0, limit);
  },
};
const ACCOUNT = "018f0000-0000-7000-8000-00000000000a";
const accounts = {
  find: async (id: string) => (id === ACCOUNT ? ({ id, userId: OWNER } as StoredAccount) : null),
};
const deps = { cursorKey: new Uint8Array(32).fill(7), tradeLog, accounts };
const page = (cursor: string | null, userId = OWNER) => listTradeLog(deps, { userId, limit: 4, cursor });

describe("the trade log by pages", () => {
  test("shows everything once, and no cursor at the end", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    for (let pages = 0; pages < 3; pages++) {
      const { ids, nextCursor } = await page(cursor);
      seen.push(...ids);
      cursor = nextCursor;
    }
    expect(seen).toEqual(receipts(OWNER).map(({ id }) => id));
    expect(cursor).toBeNull();
  });

  test("takes no cursor of another trader, and asks for nothing then", async () => {
    const { nextCursor } = await page(null, OTHER);
    asked.length = 0;
    await expect(page(nextCursor)).rejects.toMatchObject({ code: "bad-input" });
    expect(asked).toEqual([]);
  });

  test("shows one account to whoever has it, and asks nothing of one that is somebody else's or never was", async () => {
    const of = (userId: string, accountId: string) => listTradeLog(deps, { userId, limit: 4, accountId });
    asked.length = 0;
    await of(OWNER, ACCOUNT);
    expect(asked).toEqual([ACCOUNT]);
    await expect(of(OTHER, ACCOUNT)).rejects.toMatchObject({ code: "not-found" });
    await expect(of(OWNER, OTHER)).rejects.toMatchObject({ code: "not-found" });
    expect(asked).toEqual([ACCOUNT]);
  });

  test("takes no number for a cursor", async () => {
    for (const wrong of ["97", "0", "-1", "1e9", "NaN"]) {
      await expect(page(wrong)).rejects.toMatchObject({ code: "bad-input" });
    }
  });
});
