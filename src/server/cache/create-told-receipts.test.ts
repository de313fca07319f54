import { expect, test, vi } from "vitest";
import type { StoredReceipt } from "#ports/trade-log.ts";
import { aGuardReceipt } from "#testing/builders/a-guard-receipt.ts";
import { createToldReceipts } from "./create-told-receipts.ts";

const OWNER = "018f0000-0000-7000-8000-000000000001";

const aStored = (id: string, userId = OWNER): StoredReceipt => ({
  id,
  userId,
  accountId: "018f0000-0000-7000-8000-00000000000a",
  automationId: null,
  positionId: "p",
  intentId: null,
  outcome: "confirmed",
  facts: aGuardReceipt(),
  rawAnswer: null,
  at: Date.UTC(2026, 0, 1),
  seq: 1,
});

const open = (stored: readonly StoredReceipt[]) => {
  const withIds = vi.fn(async (userId: string, ids: readonly string[]) =>
    stored.filter((receipt) => receipt.userId === userId && ids.includes(receipt.id)),
  );
  const count = vi.fn();
  const told = createToldReceipts({ tradeLog: { withIds }, meter: { count } });
  return { told, withIds, results: () => count.mock.calls.map(([, { result }]) => result) };
};

test("a receipt is read once and told the same ever after, in the order it is asked for", async () => {
  const { told, withIds, results } = open(["a", "b", "c"].map((id) => aStored(id)));
  const first = await told({ userId: OWNER, ids: ["b", "a"], locale: "en" });
  expect(first.map(({ id }) => id)).toEqual(["b", "a"]);
  const second = await told({ userId: OWNER, ids: ["c", "b", "a"], locale: "en" });
  expect(second.map(({ id }) => id)).toEqual(["c", "b", "a"]);
  expect(second.slice(1)).toEqual(first);
  expect(await told({ userId: OWNER, ids: ["a"], locale: "en" })).toEqual(first.slice(1));
  expect(withIds.mock.calls).toEqual([
    [OWNER, ["b", "a"]],
    [OWNER, ["c"]],
  ]);
  expect(results()).toEqual(["miss", "miss", "hit"]);
});

test("each language has words of its own", async () => {
  const { told } = open([aStored("a")]);
  const [english] = await told({ userId: OWNER, ids: ["a"], locale: "en" });
  const [portuguese] = await told({ userId: OWNER, ids: ["a"], locale: "pt-BR" });
  expect(portuguese?.title).not.toBe(english?.title);
});

test("what was told to one is not told to another who names it", async () => {
  const { told } = open([aStored("a")]);
  expect(await told({ userId: OWNER, ids: ["a"], locale: "en" })).toHaveLength(1);
  expect(await told({ userId: "somebody", ids: ["a"], locale: "en" })).toEqual([]);
});
