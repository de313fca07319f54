import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { panicContract } from "#testing/contracts/panic-contract.ts";
import { addGuarded, aPlan, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

panicContract(() => ({
  ...stores,
  addAccount: async () => {
    const { userId, account } = await addGuarded(stores);
    return { userId, accountId: account.id };
  },
  removeAccount: async ({ userId, accountId }) => void (await stores.accounts.remove(userId, accountId)),
}));

test("a stage and a plan at once end as if one had come before the other", async () => {
  for (const _ of Array.from({ length: 8 })) {
    const { userId, account, guards } = await addGuarded(stores);
    const [guard] = guards;
    if (guard === undefined) throw new Error("There is no guard");
    const plan = aPlan(guard, { cause: { kind: "manual", id: randomUUID() } });
    const [planned] = await Promise.all([
      stores.intents.plan(null, plan),
      stores.panic.raise({ userId, accountId: account.id, stage: "flatten", by: "link", at: NOW }),
    ]);
    // Whichever came first: what was planned is still refused when it is to be sent.
    const sending = { signedAt: NOW, settleMs: 1_000, at: NOW };
    const sent = await stores.intents.markSent({ id: plan.id, fence: 1 }, sending);
    expect([planned, sent]).toEqual(planned === "planned" ? ["planned", "refused"] : ["conflict", "gone"]);
  }
});
