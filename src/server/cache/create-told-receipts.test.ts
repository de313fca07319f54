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

test("who asks again is told the same ever after, in the order it is asked for, and nothing is read for it", async () => {
  const { told, withIds, results } = open(["a", "b", "c"].map((id) => aStored(id)));
  await told({ userId: OWNER, ids: [], locale: "en" });
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
  expect(results()).toEqual(["hit", "miss", "miss", "hit"]);
});

test("of a crowd that takes turns nobody's words are kept, and somebody who asks twice among them finds theirs", async () => {
  const crowd = Array.from({ length: 101 }, (_, at) => `user-${at}`);
  const { told, withIds } = open([...crowd, OWNER].map((userId) => aStored(`of-${userId}`, userId)));
  const ask = (userId: string) => told({ userId, ids: [`of-${userId}`], locale: "en" });
  for (let round = 0; round < 3; round += 1) for (const userId of crowd) await ask(userId);
  expect(withIds).toHaveBeenCalledTimes(303);
  await ask(OWNER);
  const words = await ask(OWNER);
  for (const userId of crowd) await ask(userId);
  expect(await ask(OWNER)).toEqual(words);
  expect(withIds).toHaveBeenCalledTimes(303 + 2 + 101);
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
