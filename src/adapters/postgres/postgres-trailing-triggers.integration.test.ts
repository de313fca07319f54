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
  test("that cannot be written as work stays armed", async () => {
    await trailing(since(NOW));
    await stores.sql`alter table trigger_work add constraint full_disk check (false) not valid`;
    await expect(match([probe(NOW)])).rejects.toThrow();
    await stores.sql`alter table trigger_work drop constraint full_disk`;
    expect((await match([probe(NOW)])).work).toHaveLength(1);
  });
});

describe("an activation price", () => {
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
