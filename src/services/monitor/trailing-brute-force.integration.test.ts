import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Tick } from "#domain/triggers/trigger.ts";
import { priceHalfUsd } from "#domain/units.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { FakeExchanges } from "#testing/fakes/fake-exchanges.ts";
import { FakeMarket } from "#testing/fakes/fake-market.ts";
import { runs } from "#testing/infra/runs.ts";
import { aLog } from "#testing/server/a-log.ts";
import { aTick, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";
import { addManyTriggers, armRows } from "#testing/triggers/add-many-triggers.ts";
import { dropAllWork } from "#testing/triggers/drop-all-work.ts";
import { type ChainTick, evaluateAll, type NaiveTrigger, trailFrom } from "#testing/triggers/evaluate-all.ts";
import {
  anyDistance,
  anyStart,
  createDice,
  type Dice,
  randomHistory,
} from "#testing/triggers/random-history.ts";
import { createTrailingWatch } from "./create-trailing-watch.ts";

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const LEASE_MS = 60_000;
const BATCH = 1_000;
const SLOW = 600_000;

/** Prices, then trailing triggers, as a tick matches them. */
const startMatching = () => {
  const market = new FakeMarket(priceHalfUsd(200_000), () => NOW);
  const { log } = aLog();
  const exchanges = new FakeExchanges(market);
  const watch = createTrailingWatch({ trailing: stores.trailing, exchanges, clock: () => NOW, log });
  return async (tick: Tick): Promise<readonly number[]> => {
    const work: TriggerWork[] = [];
    for (let hasMore = true; hasMore; ) {
      const matched = await stores.triggers.match("paper", tick, BATCH, LEASE_MS);
      work.push(...matched.work);
      hasMore = matched.hasMore;
    }
    for (let found = await watch.match("paper", tick, BATCH, LEASE_MS); found.length > 0; ) {
      work.push(...found);
      found = await watch.match("paper", tick, BATCH, LEASE_MS);
    }
    return work.map(({ triggerId }) => triggerId);
  };
};

/** Arms a row anew, in one of the ways there are: at a price, trailing, or trailing from an activation price. */
const rearm = (dice: Dice, row: NaiveTrigger, tick: ChainTick): void => {
  row.armed = true;
  row.side = dice(2) === 0 ? "below" : "above";
  const kind = dice(4);
  row.distance = kind === 0 ? null : anyDistance(dice);
  if (kind > 1) {
    trailFrom(row, anyStart(dice, tick), tick);
    return;
  }
  const away = 1 + dice(tick.last >> 4);
  row.price = priceHalfUsd(row.side === "below" ? tick.last - away : tick.last + away);
  row.since = null;
  row.best = null;
};

const idle = (id: number): NaiveTrigger => ({
  id,
  side: "below",
  armed: false,
  price: null,
  distance: null,
  since: null,
  best: null,
});

describe("a random history of prices", () => {
  const count = runs(100_000);
  const length = 100;

  test(
    `fires of ${count} triggers exactly those that a look at each of them fires, tick by tick`,
    async () => {
      const dice = createDice(20_260_101);
      await addManyTriggers(stores, count);
      const rows = Array.from({ length: count }, (_, place) => idle(place + 1));
      const match = startMatching();
      const fires: number[] = [];
      for (const tick of randomHistory(dice, length, NOW)) {
        const { from: _, ...asSeen } = tick;
        const found = [...(await match(asSeen))].sort((a, b) => a - b);
        const expected = evaluateAll(rows, tick);
        expect(found, `tick at ${tick.at}`).toEqual(expected);
        fires.push(found.length);
        await dropAllWork(stores.sql);
        // Some that fired arm again at once, some later; a twentieth of the others joins each time.
        const joining = rows.filter((row) => !row.armed && dice(20) === 0);
        for (const row of joining) rearm(dice, row, tick);
        if (joining.length > 0) await armRows(stores, joining);
      }
      expect(fires.filter((size) => size > 0).length).toBeGreaterThan(length / 2);
      expect(fires.reduce((sum, size) => sum + size)).toBeGreaterThan(count);
    },
    SLOW,
  );
});

describe("a new high", () => {
  const count = runs(100_000);

  test(
    `over ${count} trailing stops writes none of their rows`,
    async () => {
      await addManyTriggers(stores, count);
      await stores.sql`update triggers set armed = true, price = null, trailing_unit = 'basis-points',
        trailing_distance = 500 + id % 100, trailing_since = to_timestamp(${NOW / 1_000})`;
      const rowsAsWritten = () => stores.sql`select md5(string_agg(xmin || ' ' || ctid, ',' order by id))
        from triggers`;
      const match = startMatching();
      const before = await rowsAsWritten();
      const usd = (low: number, high: number, at: number) => match(aTick(low, high, NOW + at));
      for (const at of [0, 1_000, 2_000, 3_000]) {
        expect(await usd(100_000 + at, 101_000 + at, at)).toEqual([]);
      }
      expect(await rowsAsWritten()).toEqual(before);
      // 5 % under the high of 104,000 is 98,800: the distance of one in a hundred.
      expect(await usd(98_800, 104_000, 4_000)).toHaveLength(count / 100);
      expect(await rowsAsWritten()).not.toEqual(before);
    },
    SLOW,
  );
});
