import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { priceFromUsd } from "#domain/units.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { addGuarded, aPlan, aTick, hit, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";
import { storeQuietTick } from "./store-quiet-tick.ts";

/* A guarded 10x long fires at 95,694 and below, a short at 105,820 and above. */
let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(async () => {
  await stores.empty();
  await stores.triggers.match("paper", aTick(100_000), 100, 60_000);
});
afterAll(() => stores.close());

const LATER = NOW + 1_000;
const store = (tick: ReturnType<typeof aTick>) => storeQuietTick(drizzle(stores.sql), "paper", tick);
/** As if the market had last been seen at `NOW`. */
const turnBack = () => stores.sql`
  update market_ticks set last = ${priceFromUsd(100_000)}, at = ${new Date(NOW).toISOString()}::timestamptz`;
/** Whether the tick was stored, and whether the database says so too. */
const tryQuiet = async (tick = aTick(100_500, 100_500, LATER)) => {
  const isStored = await store(tick);
  const seen = await stores.markets.seen("paper");
  expect([seen?.last, seen?.at]).toEqual(isStored ? [tick.last, tick.at] : [priceFromUsd(100_000), NOW]);
  return isStored;
};

describe("a tick is over at once", () => {
  test("where nothing is armed", async () => {
    expect(await tryQuiet()).toBe(true);
  });

  test.each([
    ["long", aTick(95_694.5, 100_000, LATER)],
    ["short", aTick(100_000, 105_819.5, LATER)],
  ] as const)("just short of the trigger of a %s", async (side, tick) => {
    await addGuarded(stores, [aPosition({ side })]);
    expect(await tryQuiet(tick)).toBe(true);
  });

  test("while others work, wait or send within their leases", async () => {
    const { guards } = await addGuarded(stores, [aPosition(), aPosition({ id: "other" })]);
    const [first, second] = await hit(stores);
    if (first === undefined || second === undefined) throw new Error("Both were to be hit");
    const guard = guards.find(({ id }) => id === first.automationId);
    if (guard === undefined) throw new Error("The hit is of no guard");
    expect(await stores.intents.plan(first, aPlan(guard))).toBe("planned");
    await turnBack();
    expect(await tryQuiet()).toBe(true);
  });

  test("whatever other networks have to do", async () => {
    await addGuarded(stores, [aPosition()], { network: "signet" });
    expect(await tryQuiet(aTick(1, 1_000_000, LATER))).toBe(true);
  });
});

describe("a tick is not over, and nothing is written of it", () => {
  test.each([
    ["long", aTick(95_694, 100_000, LATER)],
    ["short", aTick(100_000, 105_820, LATER)],
  ] as const)("at the trigger of a %s", async (side, tick) => {
    await addGuarded(stores, [aPosition({ side })]);
    expect(await tryQuiet(tick)).toBe(false);
  });

  test("when a trigger has waited long enough", async () => {
    await addGuarded(stores);
    await stores.sql`update triggers set armed = false, rearm_at = ${new Date(LATER).toISOString()}::timestamptz`;
    expect(await tryQuiet(aTick(100_500, 100_500, LATER - 1))).toBe(true);
    await turnBack();
    expect(await tryQuiet()).toBe(false);
  });

  test("when whoever worked on a hit let its lease run out", async () => {
    await addGuarded(stores);
    await hit(stores, 0);
    await turnBack();
    expect(await tryQuiet()).toBe(false);
  });

  test("when whoever planned an intent let its lease run out", async () => {
    const { guards } = await addGuarded(stores);
    const [work] = await hit(stores);
    const [guard] = guards;
    if (work === undefined || guard === undefined) throw new Error("It was to be hit");
    await stores.intents.plan(work, aPlan(guard));
    await stores.sql`update trade_intents set lease_until = now() - interval '1 second'`;
    await turnBack();
    expect(await tryQuiet()).toBe(false);
  });

  test("when a newer one is stored", async () => {
    expect(await tryQuiet(aTick(100_500, 100_500, NOW - 1))).toBe(false);
  });

  test("when none ever was", async () => {
    await stores.sql`truncate market_ticks`;
    expect(await store(aTick(100_500))).toBe(false);
    expect(await stores.markets.seen("paper")).toBeNull();
  });
});
