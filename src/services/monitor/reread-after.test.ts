import { expect, test } from "vitest";
import type { IntentAction } from "#domain/intents/action.ts";
import { sats, usd } from "#domain/units.ts";
import { rereadAfter } from "./reread-after.ts";

const done = async (action: IntentAction): Promise<readonly string[]> => {
  const asked: string[] = [];
  const deps = {
    accounts: { makeDue: async (id: string, at: number) => void asked.push(`account ${id} at ${at}`) },
    crossPositions: { makeDue: async (id: string) => void asked.push(`cross ${id}`) },
  };
  await rereadAfter(deps, { accountId: "a-1", action }, 7);
  return asked;
};

test("the cross position and its orders are read anew after what places, takes back or fills one, and else the account alone", async () => {
  const order = { side: "short", quantity: usd(5), limit: null, clientId: "c" } as const;
  expect(await done({ kind: "cross-order", order })).toEqual(["cross a-1", "account a-1 at 7"]);
  expect(await done({ kind: "cancel-cross-order", orderId: "o" })).toHaveLength(2);
  expect(await done({ kind: "close-cross", quantity: usd(5) })).toHaveLength(2);
  expect(await done({ kind: "deposit-cross", amount: sats(5) })).toEqual(["account a-1 at 7"]);
});
