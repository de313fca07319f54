import { expect, test } from "vitest";
import { sats } from "#domain/units.ts";
import type { StoredReceipt } from "#ports/trade-log.ts";
import { aGuardReceipt } from "#testing/builders/a-guard-receipt.ts";
import { getReaction } from "./get-reaction.ts";

const OWNER = "018f0000-0000-7000-8000-000000000001";

const signedAfter = (ms: number): StoredReceipt => {
  const facts = aGuardReceipt();
  const tick = { ...facts.inputs.tick, toldAt: 0 };
  const request = { action: { kind: "add-margin", amount: sats(1) }, positionId: "p", signedAt: ms } as const;
  return { facts: { ...facts, inputs: { ...facts.inputs, tick }, request } } as StoredReceipt;
};

test("it is measured on the trader's own newest receipts of what was done", async () => {
  const asked: unknown[] = [];
  const list = async (userId: string, query: unknown) => {
    asked.push([userId, query]);
    return userId === OWNER ? [900, 1_100, 700, 800, 1_000].map(signedAfter) : [];
  };
  expect(await getReaction({ tradeLog: { list } }, { userId: OWNER })).toEqual({ ms: 1_100, count: 5 });
  expect(await getReaction({ tradeLog: { list } }, { userId: "somebody" })).toBeNull();
  expect(asked[0]).toEqual([OWNER, { limit: 100, beforeSeq: null, outcomes: ["confirmed"] }]);
});
