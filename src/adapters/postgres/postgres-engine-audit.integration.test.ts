import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addGuarded, aPlan, hit, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";
import { dropAllWork } from "#testing/triggers/drop-all-work.ts";
import { createPostgresEngineAudit } from "./postgres-engine-audit.ts";

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const audit = () => createPostgresEngineAudit(drizzle(stores.sql));
const triggerNow = async () => (await audit().guards("paper")).map(({ trigger }) => trigger);

/** One guarded long, its trigger hit, its intent planned. */
const planned = async () => {
  const { guards } = await addGuarded(stores);
  const [guard] = guards;
  const [work] = await hit(stores);
  if (guard === undefined || work === undefined) throw new Error("Nothing was hit");
  const plan = aPlan(guard);
  expect(await stores.intents.plan(work, plan)).toBe("planned");
  return plan;
};

test("shows what is held, by whom it was claimed last and until when", async () => {
  await addGuarded(stores);
  const [work] = await hit(stores);
  const { at, held } = await audit().state("paper");
  expect(held).toEqual([{ kind: "work", id: String(work?.id), fence: 0, leaseUntil: expect.any(Number) }]);
  expect(held[0]?.leaseUntil).toBeGreaterThan(at);
  expect(await audit().state("signet")).toMatchObject({ held: [], highestLong: null });
});

test("shows an intent with its fence, and counts it once it was sent", async () => {
  const { id } = await planned();
  const before = await audit().state("paper");
  expect(before).toMatchObject({ sent: 0, held: [{ kind: "intent", id, fence: 1 }] });
  await stores.intents.markSent({ id, fence: 1 }, { signedAt: NOW, settleMs: 1, at: NOW });
  expect(await audit().state("paper")).toMatchObject({ sent: 1 });
  expect(await audit().fences()).toEqual(new Map([[id, 1]]));
});

test("counts armed triggers that the last price lies in, and the liquidation of what they guard", async () => {
  await addGuarded(stores);
  expect(await audit().state("paper")).toMatchObject({ tickedAt: null });
  const [position] = await stores.sql`select liquidation from positions`;
  await stores.sql`insert into market_ticks (network, last, at, covered_at) select 'paper', price + 1, now(), now() from triggers`;
  expect(await audit().state("paper")).toMatchObject({
    reached: 0,
    highestLong: position?.liquidation,
    lowestShort: null,
  });
  await stores.sql`update market_ticks set last = last - 1, at = 'epoch'::timestamptz + interval '7 seconds'`;
  expect(await audit().state("paper")).toMatchObject({ reached: 1, tickedAt: 7_000 });
});

test("tells a trigger that nothing will wake from one that is worked, waits or is held by a rule", async () => {
  await addGuarded(stores);
  expect(await triggerNow()).toEqual(["armed"]);
  await hit(stores);
  expect(await triggerNow()).toEqual(["worked"]);
  await dropAllWork(stores.sql);
  expect(await triggerNow()).toEqual(["asleep"]);
  await stores.sql`update automations set held_by = 'total-cap'`;
  expect(await triggerNow()).toEqual(["held"]);
  await stores.sql`update triggers set rearm_at = now()`;
  expect(await triggerNow()).toEqual(["waiting"]);
  await stores.sql`update automations set state = 'paused'`;
  expect(await triggerNow()).toEqual([]);
});

test("an open intent works its trigger", async () => {
  await planned();
  expect(await triggerNow()).toEqual(["worked"]);
});
