import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ReceiptOutcome } from "#domain/notifications/receipt.ts";
import type { StoredGuard } from "#ports/automations.ts";
import { anEndReceipt } from "#testing/builders/a-guard-receipt.ts";
import { addGuarded, aReceipt, NOW } from "#testing/stores/guarded-position.ts";
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

test("the trade log orders receipts of one instant by when they were written", async () => {
  const guard = await aGuard();
  const written = await write(guard, 5);
  const rows = await page(guard.userId, null, 9);
  expect(rows.map(({ id }) => id)).toEqual(written.toReversed());
  expect(new Set(rows.map(({ at }) => at))).toEqual(new Set([NOW]));
});

test("the trade log tells each receipt in a notice of its own, or writes neither", async () => {
  const guard = await aGuard();
  await stores.sql`alter table outbox add constraint full_disk check (false) not valid`;
  await expect(write(guard, 1)).rejects.toThrow();
  await stores.sql`alter table outbox drop constraint full_disk`;
  expect(await page(guard.userId, null)).toEqual([]);
  const [id] = await write(guard, 1);
  expect(await stores.tradeLog.notices(guard.userId, 9)).toMatchObject([{ receiptId: id, at: NOW }]);
});

const end = (guard: StoredGuard) =>
  stores.tradeLog.endPosition(aReceipt(guard, { outcome: "ended", facts: anEndReceipt() }));

test("the end of a position is told once, by however many it is noticed at once", async () => {
  const guard = await aGuard();
  await Promise.all([end(guard), end(guard), end(guard)]);
  expect(await page(guard.userId, null)).toMatchObject([{ outcome: "ended" }]);
});
