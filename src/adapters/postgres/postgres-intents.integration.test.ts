import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { intentsContract } from "#testing/contracts/stores/intents-contract.ts";
import {
  aHit,
  aPlanned,
  aSent,
  aSettlement,
  mark,
  receiptsOf,
  worldOf,
} from "#testing/contracts/stores/one-hit.ts";
import { aPlan, aReceipt } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

intentsContract("PostgreSQL", openStores);

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

/** Runs `act` while nothing can be added to a table. */
const withFullDisk = async (table: "trade_intents" | "trigger_work" | "outbox", act: () => Promise<void>) => {
  await stores.sql`alter table ${stores.sql(table)} add constraint full_disk check (false) not valid`;
  await act();
  await stores.sql`alter table ${stores.sql(table)} drop constraint full_disk`;
};

test("a plan made by two at once is made once", async () => {
  const { guard, work } = await aHit(stores);
  const plans = [1, 2, 3, 4].map(() => stores.intents.plan(work, aPlan(guard)));
  expect((await Promise.all(plans)).toSorted()).toEqual(["conflict", "conflict", "conflict", "planned"]);
  expect(await stores.behind.counts()).toEqual({ intents: 1, work: 0 });
});

test("a plan that cannot be written leaves its work", async () => {
  const { guard, work } = await aHit(stores);
  await withFullDisk("trade_intents", async () => {
    await expect(stores.intents.plan(work, aPlan(guard))).rejects.toThrow();
  });
  expect(await stores.behind.counts()).toEqual({ intents: 0, work: 1 });
  expect(await stores.intents.plan(work, aPlan(guard))).toBe("planned");
});

test("of many who send one intent at once, one may", async () => {
  const { plan } = await aPlanned(stores);
  const marks = await Promise.all([1, 2, 3].map(() => mark(stores, plan)));
  expect(marks.toSorted()).toEqual(["gone", "gone", "sent"]);
});

test("an outcome whose notice cannot be written is no outcome", async () => {
  const { guard, plan } = await aSent(stores);
  const before = await worldOf(stores, guard, plan);
  await withFullDisk("outbox", async () => {
    await expect(stores.intents.settle(aSettlement(guard, plan))).rejects.toThrow();
  });
  expect(await worldOf(stores, guard, plan)).toEqual(before);
  expect(await stores.intents.settle(aSettlement(guard, plan))).toBe(true);
});

test("of many who settle one intent at once, one does", async () => {
  const { guard, plan, userId } = await aSent(stores);
  const settled = await Promise.all(
    [1, 2, 3].map(() => stores.intents.settle(aSettlement(guard, plan, { state: "not-applied" }))),
  );
  expect(settled.toSorted()).toEqual([false, false, true]);
  expect(await stores.tradeLog.notices(userId, 9)).toHaveLength(1);
  expect((await stores.automations.find(guard.id))?.epoch).toBe(1);
});

test("an unsettled intent is given to one of many who claim at once", async () => {
  await aSent(stores);
  await stores.behind.pass(30_000);
  const claims = await Promise.all([1, 2, 3].map(() => stores.intents.claimUnsettled("paper", 9, 60_000)));
  expect(claims.flat()).toMatchObject([{ fence: 2 }]);
});

describe("while the account is held by another plan", () => {
  /** Holds the account's row as a plan does, until the returned function lets go. */
  const holdAccount = async (accountId: string): Promise<() => Promise<void>> => {
    const held = Promise.withResolvers<void>();
    const over = Promise.withResolvers<void>();
    const done = stores.sql.begin(async (tx) => {
      await tx`select 1 from exchange_accounts where id = ${accountId} for no key update`;
      held.resolve();
      await over.promise;
    });
    await held.promise;
    return async () => {
      over.resolve();
      await done;
    };
  };

  test("an outcome waits for its turn without holding its intent, which that plan may be waiting for", async () => {
    const { guard, plan } = await aSent(stores);
    const letGo = await holdAccount(guard.accountId);
    const settled = stores.intents.settle(aSettlement(guard, plan));
    const waiting = () =>
      stores.sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(waiting).toHaveLength(1);
    const free = await stores.sql`select id from trade_intents for update skip locked`;
    await letGo();
    expect(free).toHaveLength(1);
    expect(await settled).toBe(true);
  });

  test("a receipt of the account is written at once", async () => {
    const { guard, plan } = await aSent(stores);
    const letGo = await holdAccount(guard.accountId);
    await stores.intents.noteUnknown(plan.id, aReceipt(guard, { outcome: "unknown", intentId: plan.id }));
    await letGo();
    expect(await receiptsOf(stores, guard.userId)).toMatchObject([{ outcome: "unknown" }]);
  });
});
