import { expect, test } from "vitest";
import type { ReceiptFacts } from "#domain/notifications/receipt.ts";
import type { StoredReceipt } from "#ports/trade-log.ts";
import { aGuardReceipt, anEndReceipt } from "#testing/builders/a-guard-receipt.ts";
import { reEvaluateReceipt } from "./re-evaluate-receipt.ts";

const OWNER = "018f0000-0000-7000-8000-000000000001";

const takenFrom = (facts: ReceiptFacts, userId = OWNER) => {
  const receipt = { id: "r", userId: OWNER, facts } as StoredReceipt;
  const find = async (user: string) => (user === receipt.userId ? receipt : null);
  return reEvaluateReceipt({ tradeLog: { find } }, { userId, id: "r" });
};

test("a guard's decision is taken again, and what nothing decided is not", async () => {
  expect(await takenFrom(aGuardReceipt())).toMatchObject({ kind: "matches" });
  expect(await takenFrom(anEndReceipt())).toEqual({ kind: "cannot", rule: "nothing-decided" });
});

test("somebody else's receipt is answered like one that never was", async () => {
  await expect(takenFrom(aGuardReceipt(), "somebody")).rejects.toMatchObject({ code: "not-found" });
});
