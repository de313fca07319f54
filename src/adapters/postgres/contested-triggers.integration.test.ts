import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PriceHalfUsd } from "#domain/units.ts";
import { addGuarded, aTick, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";
import { addManyTriggers } from "#testing/triggers/add-many-triggers.ts";
import { type OpenDatabase, openDatabase } from "./open-database.ts";
import { createPostgresTrailingTriggers } from "./postgres-trailing-triggers.ts";
import { createPostgresTriggers } from "./postgres-triggers.ts";

/*
 * The interval of a tick is looked at once. A trigger that somebody else has locked at that moment, or has just written,
 * must be found all the same: the price may have come back by the next tick.
 */

const LEASE_MS = 60_000;

let stores: Stores;
let product: OpenDatabase;

beforeAll(async () => {
  stores = await openStores();
  product = openDatabase(stores.url, { max: 6, name: "contested" });
});
beforeEach(() => stores.empty());
afterAll(async () => {
  await product.close();
  await stores.close();
});

const match = (tick = aTick(94_000), limit = 100) =>
  createPostgresTriggers(product.db).match("paper", tick, limit, LEASE_MS);

const UNTIL_FREE: { release(): void; done: Promise<unknown> } = {
  release: () => {},
  done: Promise.resolve(),
};
let holder = UNTIL_FREE;
afterEach(async () => {
  holder.release();
  await holder.done;
});

/** Somebody else writes every trigger and keeps its transaction open until released. */
const hold = async (change: { readonly price: number | null }): Promise<void> => {
  const { promise: held, resolve: isHeld } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const done = stores.sql.begin(async (tx) => {
    await tx`update triggers set price = coalesce(${change.price}::int, price)`;
    isHeld();
    await released;
  });
  holder = { release, done };
  await held;
};

/** Until the product's statement waits for a lock; or is over, and then never waited. */
const aWait = async (statement: Promise<unknown>): Promise<void> => {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  void statement.then(over, over);
  const waiting = () =>
    stores.sql`select 1 from pg_stat_activity where application_name = 'contested' and wait_event_type = 'Lock'`;
  while (!isOver && (await waiting()).length === 0);
};

describe("a trigger that somebody holds", () => {
  test("is waited for, and is hit by the same tick", async () => {
    await addGuarded(stores);
    await hold({ price: null });
    const first = match();
    await aWait(first);
    holder.release();
    const { work, hasMore } = await first;
    expect([work.length, hasMore]).toEqual([0, true]);
    expect(await match()).toMatchObject({ work: [{}], hasMore: false });
  });

  test("is waited for where it waits for its time", async () => {
    await addGuarded(stores);
    await stores.sql`update triggers set armed = false, rearm_at = ${new Date(NOW)}`;
    await hold({ price: null });
    const first = match();
    await aWait(first);
    holder.release();
    expect(await first).toMatchObject({ work: [], hasMore: true });
    expect(await match()).toMatchObject({ work: [{}], hasMore: false });
  });

  test("and moves out of the tick is not hit by it", async () => {
    await addGuarded(stores);
    await hold({ price: 2 * 90_000 });
    const first = match();
    await aWait(first);
    holder.release();
    expect(await first).toMatchObject({ work: [], hasMore: true });
    expect(await match()).toMatchObject({ work: [], hasMore: false });
  });

  test("for too long fails the tick, so that the next one covers its interval", async () => {
    await addGuarded(stores);
    await hold({ price: null });
    await expect(match()).rejects.toThrow("lock timeout");
  });

  // As when it was written between the statement's first look at it and its lock: it then has another place in the table.
  test.each(["is hit", "starts to trail"])(
    "and that cannot be moved is looked for again when it %s",
    async (kind) => {
      await addGuarded(stores);
      if (kind === "starts to trail") {
        await stores.sql`update triggers set trailing_unit = 'basis-points', trailing_distance = 100`;
      }
      await stores.sql`create function stay() returns trigger language plpgsql as 'begin return null; end'`;
      await stores.sql`create trigger stay before delete or update on triggers for each row execute function stay()`;
      expect(await match()).toMatchObject({ work: [], hasMore: true });
      await stores.sql`drop function stay cascade`;
      expect(await match()).toMatchObject({ hasMore: false });
      expect(await stores.sql`select 1 from triggers where price is not null`).toEqual([]);
    },
  );

  test("is left for a later look where it trails", async () => {
    const { guards } = await addGuarded(stores);
    const trailing = createPostgresTrailingTriggers(product.db);
    const distance = { unit: "basis-points", value: 500 } as const;
    const trigger = { side: "below", distance, start: { kind: "tick", at: NOW } } as const;
    await trailing.arm(guards[0]?.id ?? "", trigger);
    const look = () =>
      trailing.match("paper", [{ side: "below", distance, latest: NOW }], aTick(94_000), 100, LEASE_MS);
    await hold({ price: null });
    expect(await look()).toEqual({ work: [], hasMore: true });
    holder.release();
    await holder.done;
    expect(await look()).toMatchObject({ work: [{}], hasMore: false });
  });
});

describe("four claimers and two that write the triggers all the while", () => {
  test("find every one of thousands within one tick, once", async () => {
    const count = 4_000;
    await addManyTriggers(stores, count);
    await stores.sql`update triggers set armed = true`;
    const [row] = await stores.sql<{ price: PriceHalfUsd }[]>`select price from triggers limit 1`;
    const tick = { ...aTick(94_000), low: row?.price ?? (1 as PriceHalfUsd) };
    let isOver = false;
    const rewrite = async (part: number): Promise<void> => {
      for (let at = part; !isOver; at = (at + 97) % count) {
        await stores.sql.begin(async (tx) => {
          await tx`update triggers set price = price where id between ${at} and ${at + 40}`;
          await tx`select 1`;
        });
      }
    };
    const claim = async (): Promise<number[]> => {
      const mine: number[] = [];
      for (;;) {
        const { work, hasMore } = await match(tick, 250);
        mine.push(...work.map(({ triggerId }) => triggerId));
        if (!hasMore) return mine;
      }
    };
    const writing = [rewrite(1), rewrite(2_000)];
    const claimed = (await Promise.all([claim(), claim(), claim(), claim()])).flat();
    isOver = true;
    await Promise.all(writing);
    expect(new Set(claimed).size).toBe(claimed.length);
    expect(claimed).toHaveLength(count);
  });
});

test.each(["held", "dropped"] as const)(
  "work that is %s while its account is removed never waits in a circle with the removal",
  async (ending) => {
    for (let round = 0; round < 40; round += 1) {
      const { userId, account } = await addGuarded(stores);
      const { work } = await match(aTick(94_000));
      const [first] = work;
      if (first === undefined) throw new Error("Nothing was hit");
      const triggers = createPostgresTriggers(product.db);
      const trigger = { side: "below", price: first.low } as const;
      const end =
        ending === "dropped"
          ? triggers.drop(first)
          : triggers.hold(first, [{ leg: 0, kind: "now", trigger }], null, null);
      const results = await Promise.allSettled([end, stores.accounts.remove(userId, account.id)]);
      expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    }
    expect(await stores.sql`select 1 from trigger_work`).toEqual([]);
    expect(await stores.sql`select 1 from triggers`).toEqual([]);
  },
);
