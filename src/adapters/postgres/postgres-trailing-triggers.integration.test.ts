import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { TrailingTrigger } from "#domain/triggers/trailing.ts";
import type { TrailingProbe } from "#domain/triggers/trailing-memory.ts";
import { priceFromUsd } from "#domain/units.ts";
import { runs } from "#testing/infra/runs.ts";
import { addGuarded, aTick, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";
import { addManyTriggers, armRows } from "#testing/triggers/add-many-triggers.ts";

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const LEASE_MS = 60_000;
/** Thousands of rows are written first. */
const SLOW = 120_000;
const FIVE_PERCENT = { unit: "basis-points", value: 500 } as const;
const below = { side: "below", distance: FIVE_PERCENT } as const;
const since = (at: number): TrailingTrigger => ({ ...below, start: { kind: "tick", at } });
const fromPrice = (usd: number, side: "below" | "above" = "below"): TrailingTrigger => ({
  side,
  distance: FIVE_PERCENT,
  start: { kind: "activation", price: priceFromUsd(usd) },
});

/** The trigger of a guard, turned into a trailing one. */
const trailing = async (trigger: TrailingTrigger) => {
  const { guards, userId } = await addGuarded(stores);
  const [guard] = guards;
  if (guard === undefined) throw new Error("Nothing was armed");
  expect(await stores.trailing.arm(guard.id, trigger)).toBe(true);
  return { guard, userId };
};
const probe = (latest: number): TrailingProbe => ({ ...below, latest });
const match = (probes: readonly TrailingProbe[], limit = 100) =>
  stores.trailing.match("paper", probes, aTick(94_000, 95_000), limit, LEASE_MS);
const prices = (tick: ReturnType<typeof aTick>) => stores.triggers.match("paper", tick, 100, LEASE_MS);

describe("a trigger that trails", () => {
  test("fires when it trails from the probe's time or earlier, as leased work with the tick's prices", async () => {
    const { guard } = await trailing(since(NOW));
    expect(await match([probe(NOW - 1)])).toEqual({ work: [], hasMore: false });
    const { work } = await match([probe(NOW)]);
    expect(work).toMatchObject([
      {
        automationId: guard.id,
        accountId: guard.accountId,
        low: priceFromUsd(94_000),
        high: priceFromUsd(95_000),
        liquidation: priceFromUsd(90_909),
      },
    ]);
    expect((await match([probe(NOW + 9)])).work).toEqual([]);
    expect((await prices(aTick(94_000))).work).toEqual([]);
  });

  test.each([
    ["another side", { ...probe(NOW), side: "above" as const }],
    ["another distance", { ...probe(NOW), distance: { ...FIVE_PERCENT, value: 499 } }],
    ["another unit", { ...probe(NOW), distance: { unit: "half-usd" as const, value: 500 } }],
  ])("is left alone by a probe of %s", async (_, other) => {
    await trailing(since(NOW));
    expect((await match([other])).work).toEqual([]);
    expect((await match([other, probe(NOW)])).work).toHaveLength(1);
  });

  test("is left alone by prices, because it has none", async () => {
    await trailing(since(NOW));
    expect((await prices(aTick(1, 1_000_000))).work).toEqual([]);
    expect(await stores.trailing.armed("paper")).toEqual([{ ...below, oldest: NOW }]);
  });

  test("is nobody's on another network, and none once its guard is paused", async () => {
    const { guard, userId } = await trailing(since(NOW));
    expect(await stores.trailing.armed("signet")).toEqual([]);
    await stores.automations.pause(userId, guard.id, NOW);
    expect(await stores.trailing.armed("paper")).toEqual([]);
    expect((await match([probe(NOW)])).work).toEqual([]);
  });

  test("that cannot be written as work stays armed", async () => {
    await trailing(since(NOW));
    await stores.sql`alter table trigger_work add constraint full_disk check (false) not valid`;
    await expect(match([probe(NOW)])).rejects.toThrow();
    await stores.sql`alter table trigger_work drop constraint full_disk`;
    expect((await match([probe(NOW)])).work).toHaveLength(1);
  });

  test("is taken over from whoever let its lease run out", async () => {
    await trailing(since(NOW));
    const { work } = await match([probe(NOW)]);
    await stores.sql`update trigger_work set lease_until = now() - interval '1 second'`;
    expect((await prices(aTick(96_000))).work).toMatchObject([
      { triggerId: work[0]?.triggerId, high: priceFromUsd(96_000) },
    ]);
  });

  test("that waits for its time trails again from then on, and is not hit by the tick that wakes it", async () => {
    await trailing(since(NOW));
    const [work] = (await match([probe(NOW)])).work;
    if (work === undefined) throw new Error("Nothing was hit");
    const legs = [{ leg: 0, kind: "at", trigger: since(NOW + 5_000), at: NOW + 30_000 }] as const;
    await stores.triggers.hold(work, legs, "cooldown", null);
    await prices(aTick(1, 1_000_000, NOW + 29_999));
    expect(await stores.trailing.armed("paper")).toEqual([]);
    expect((await prices(aTick(1, 1_000_000, NOW + 30_000))).work).toEqual([]);
    expect(await stores.trailing.armed("paper")).toEqual([{ ...below, oldest: NOW + 5_000 }]);
  });

  test("held with a price is an ordinary trigger again", async () => {
    await trailing(since(NOW));
    const [work] = (await match([probe(NOW)])).work;
    if (work === undefined) throw new Error("Nothing was hit");
    const trigger = { side: "below", price: priceFromUsd(90_000) } as const;
    await stores.triggers.hold(work, [{ leg: 0, kind: "now", trigger }], null, null);
    expect(await stores.trailing.armed("paper")).toEqual([]);
    expect((await prices(aTick(90_000))).work).toHaveLength(1);
  });

  test("cannot be armed where there is no trigger", async () => {
    expect(await stores.trailing.arm("00000000-0000-4000-8000-000000000000", since(NOW))).toBe(false);
  });
});

describe("an activation price", () => {
  test.each([
    ["below", aTick(100_000, 109_999.5), aTick(100_000, 110_000)],
    ["above", aTick(110_000.5, 120_000), aTick(110_000, 120_000)],
  ] as const)(
    "on the good side of a trigger that fires %s starts it without work",
    async (side, before, at) => {
      await trailing(fromPrice(110_000, side));
      expect((await prices(before)).work).toEqual([]);
      expect(await stores.trailing.armed("paper")).toEqual([]);
      expect((await prices({ ...at, at: NOW + 7 })).work).toEqual([]);
      expect(await stores.trailing.armed("paper")).toEqual([
        { side, distance: FIVE_PERCENT, oldest: NOW + 7 },
      ]);
      expect((await prices({ ...at, at: NOW + 8 })).work).toEqual([]);
    },
  );

  test("reached while it waits for its time starts it then", async () => {
    await trailing(since(NOW));
    const [work] = (await match([probe(NOW)])).work;
    if (work === undefined) throw new Error("Nothing was hit");
    const legs = [{ leg: 0, kind: "at", trigger: fromPrice(110_000), at: NOW + 30_000 }] as const;
    await stores.triggers.hold(work, legs, "cooldown", null);
    expect((await prices(aTick(111_000, 111_000, NOW + 30_000))).work).toEqual([]);
    expect(await stores.trailing.armed("paper")).toEqual([{ ...below, oldest: NOW + 30_000 }]);
  });

  test("of many on one tick starts them all: there is more while a batch was full", async () => {
    await addManyTriggers(stores, 5);
    const rows = [1, 2, 3, 4, 5].map((id) => ({
      id,
      side: "above" as const,
      price: priceFromUsd(110_000),
      distance: FIVE_PERCENT,
      since: null,
    }));
    await armRows(stores, rows);
    const more: boolean[] = [];
    for (const _ of [1, 2, 3]) {
      more.push((await stores.triggers.match("paper", aTick(100_000, 110_000), 2, LEASE_MS)).hasMore);
    }
    expect(more).toEqual([true, true, false]);
    expect((await match([probe(NOW)])).work).toHaveLength(5);
  });
});

describe("the armed groups", () => {
  test("are each told once with their oldest trigger", async () => {
    await addManyTriggers(stores, 6);
    const cash = { unit: "half-usd", value: 500 } as const;
    const row = (
      id: number,
      side: "below" | "above",
      distance: typeof cash | typeof FIVE_PERCENT,
      at: number,
    ) => ({
      id,
      side,
      price: null,
      distance,
      since: NOW + at,
    });
    await armRows(stores, [
      row(1, "below", FIVE_PERCENT, 9),
      row(2, "below", FIVE_PERCENT, 3),
      row(3, "above", FIVE_PERCENT, 5),
      row(4, "below", cash, 7),
      row(5, "below", cash, 8),
    ]);
    expect(await stores.trailing.armed("paper")).toEqual([
      { side: "above", distance: FIVE_PERCENT, oldest: NOW + 5 },
      { side: "below", distance: FIVE_PERCENT, oldest: NOW + 3 },
      { side: "below", distance: cash, oldest: NOW + 7 },
    ]);
  });
});

describe("with 20,000 triggers", () => {
  test(
    "neither prices nor probes nor groups ever read the whole table",
    async () => {
      await addManyTriggers(stores, 20_000);
      await stores.sql`update triggers set armed = true,
      side = case when id % 2 = 0 then 'below' else 'above' end,
      price = case when id % 4 < 2 then case when id % 2 = 0 then 100 else 400000 end end,
      trailing_unit = case when id % 4 >= 2 then 'half-usd' end,
      trailing_distance = case when id % 4 >= 2 then 1000 + id % 100 end,
      trailing_since = case when id % 4 >= 2 then to_timestamp(${NOW / 1_000}) + id * interval '1 ms' end`;
      await stores.sql`analyze triggers`;
      stores.statements.length = 0;
      expect((await prices(aTick(99_000, 101_000))).work).toEqual([]);
      expect(await stores.trailing.armed("paper")).toHaveLength(50);
      expect((await match([probe(NOW)])).work).toEqual([]);
      expect(stores.statements).toHaveLength(4);
      for (const statement of stores.statements) {
        const plan = await stores.sql.unsafe(`explain (generic_plan) ${statement}`);
        const lines = plan.map((row) => String(row["QUERY PLAN"])).join("\n");
        expect(lines).not.toMatch(/Seq Scan on triggers/);
        expect(lines).toMatch(/triggers_(below|trailing)/);
      }
    },
    SLOW,
  );
});

describe("four claimers at once", () => {
  const probes = [1, 2, 3, 4, 5, 6, 7].map((value) => ({
    side: "below" as const,
    distance: { unit: "half-usd" as const, value },
    latest: NOW,
  }));
  const ways = [
    ["at a price", () => stores.triggers.match("paper", aTick(94_000), 250, LEASE_MS)],
    ["that trail", () => match(probes, 250)],
  ] as const;

  test.each(ways)(
    "share thousands of triggers %s: none twice, none left",
    async (_, claim) => {
      const count = runs(20_000);
      await addManyTriggers(stores, count);
      await stores.sql`update triggers set armed = true`;
      if (claim === ways[1][1]) {
        await stores.sql`update triggers set price = null, trailing_unit = 'half-usd',
        trailing_distance = 1 + id % 7, trailing_since = to_timestamp(${NOW / 1_000})`;
      }
      const claimer = async (): Promise<number[]> => {
        const mine: number[] = [];
        // Empty twice: the first time others may hold locks on the rest.
        for (let empty = 0; empty < 2; ) {
          const { work } = await claim();
          mine.push(...work.map(({ triggerId }) => triggerId));
          // Done at once: only the trigger itself can then keep others from it.
          for (const done of work) await stores.triggers.drop(done);
          empty = work.length === 0 ? empty + 1 : 0;
        }
        return mine;
      };
      const claimed = (await Promise.all([claimer(), claimer(), claimer(), claimer()])).flat();
      expect(claimed).toHaveLength(count);
      expect(new Set(claimed).size).toBe(count);
    },
    SLOW,
  );
});
