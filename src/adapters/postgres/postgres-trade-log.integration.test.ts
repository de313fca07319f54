import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ReceiptOutcome } from "#domain/notifications/receipt.ts";
import type { StoredGuard } from "#ports/automations.ts";
import { anEndReceipt } from "#testing/builders/a-guard-receipt.ts";
import { addGuarded, aReceipt, hit, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const aGuard = async (): Promise<StoredGuard> => {
  const [guard] = (await addGuarded(stores)).guards;
  if (guard === undefined) throw new Error("There is no guard");
  return guard;
};

const write = async (guard: StoredGuard, count: number, outcome: ReceiptOutcome = "unknown") => {
  const written = Array.from({ length: count }, () => aReceipt(guard, { outcome }));
  for (const receipt of written) await stores.writeReceipt(receipt);
  return written.map(({ id }) => id);
};

const page = (userId: string, beforeSeq: number | null, limit = 4) =>
  stores.tradeLog.list(userId, { limit, beforeSeq, outcomes: null });

describe("the trade log", () => {
  test("page by page holds every receipt once, newest first, while new ones are written", async () => {
    const guard = await aGuard();
    const before = await write(guard, 10);
    const seen: string[] = [];
    let rows = await page(guard.userId, null);
    while (rows.length > 0) {
      seen.push(...rows.map(({ id }) => id));
      await write(guard, 3);
      rows = await page(guard.userId, rows.at(-1)?.seq ?? null);
    }
    expect(seen).toEqual(before.toReversed());
  });

  test("orders receipts of one instant by when they were written", async () => {
    const guard = await aGuard();
    const written = await write(guard, 5);
    const rows = await page(guard.userId, null, 9);
    expect(rows.map(({ id }) => id)).toEqual(written.toReversed());
    expect(new Set(rows.map(({ at }) => at))).toEqual(new Set([NOW]));
  });

  test("shows what it is asked for, and of nobody else", async () => {
    const [mine, other] = [await aGuard(), await aGuard()];
    await write(mine, 2, "unknown");
    const [refused] = await write(mine, 1, "rejected");
    await write(other, 3, "rejected");
    const query = { limit: 9, beforeSeq: null, outcomes: ["rejected"] as const };
    expect((await stores.tradeLog.list(mine.userId, query)).map(({ id }) => id)).toEqual([refused]);
    expect(await stores.tradeLog.find(other.userId, refused ?? "")).toBeNull();
    expect(await stores.tradeLog.find(mine.userId, refused ?? "")).toMatchObject({ id: refused });
    expect(await stores.tradeLog.notices(mine.userId, 9)).toHaveLength(3);
  });

  test("tells each receipt in a notice of its own, or writes neither", async () => {
    const guard = await aGuard();
    await stores.sql`alter table outbox add constraint full_disk check (false) not valid`;
    await expect(write(guard, 1)).rejects.toThrow();
    await stores.sql`alter table outbox drop constraint full_disk`;
    expect(await page(guard.userId, null)).toEqual([]);
    const [id] = await write(guard, 1);
    expect(await stores.tradeLog.notices(guard.userId, 9)).toMatchObject([{ receiptId: id, at: NOW }]);
  });
});

describe("the end of a position", () => {
  const end = (guard: StoredGuard) =>
    stores.tradeLog.endPosition(aReceipt(guard, { outcome: "ended", facts: anEndReceipt() }));

  test("ends its guard and trigger and is told, once, however often and by how many it is noticed", async () => {
    const guard = await aGuard();
    await hit(stores);
    await Promise.all([end(guard), end(guard), end(guard)]);
    await end(guard);
    expect(await page(guard.userId, null)).toMatchObject([{ outcome: "ended" }]);
    expect(await stores.automations.standing(guard.id, NOW)).toMatchObject({ state: "ended", trigger: null });
    expect(await stores.automations.ofUser(guard.userId, NOW)).toEqual([]);
    expect(await stores.sql`select 1 from trigger_work`).toEqual([]);
    expect(await stores.accounts.position(guard.accountId, guard.positionId)).toBeNull();
  });

  test("leaves other positions of the account alone", async () => {
    const guard = await aGuard();
    const other = await aGuard();
    await end(guard);
    expect((await stores.automations.standing(other.id, NOW))?.state).toBe("armed");
  });
});
