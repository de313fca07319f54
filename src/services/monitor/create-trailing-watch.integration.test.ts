import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { TrailingTrigger } from "#domain/triggers/trailing.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import { priceFromUsd, usd } from "#domain/units.ts";
import type { TrailingTriggers } from "#ports/triggers.ts";
import { FakeExchanges } from "#testing/fakes/fake-exchanges.ts";
import { UNAVAILABLE } from "#testing/fakes/fake-faults.ts";
import { FakeMarket } from "#testing/fakes/fake-market.ts";
import { aLog } from "#testing/server/a-log.ts";
import { addGuarded, aTick, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";
import { addManyTriggers, armRows } from "#testing/triggers/add-many-triggers.ts";
import { createTrailingWatch } from "./create-trailing-watch.ts";

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const SECOND = 1_000;
const MINUTE = 60_000;
const LEASE_MS = 60_000;
const FIVE_PERCENT = { unit: "basis-points", value: 500 } as const;

/** A watch over a market of its own, as a process has one. */
const startWatch = (trailing: TrailingTriggers = stores.trailing) => {
  const clock = { at: NOW };
  const market = new FakeMarket(priceFromUsd(100_000), () => clock.at);
  const { log, lines } = aLog();
  const exchanges = new FakeExchanges(market);
  const watch = createTrailingWatch({ trailing, exchanges, clock: () => clock.at, log });
  const match = async (tick: Tick, limit = 100) => {
    clock.at = tick.at;
    return watch.match("paper", tick, limit, LEASE_MS);
  };
  return {
    market,
    lines,
    match,
    hits: async (low: number, high: number, at: number) => (await match(aTick(low, high, at))).length,
  };
};

const armed = async (trigger: TrailingTrigger) => {
  const { guards } = await addGuarded(stores);
  if (guards[0] === undefined) throw new Error("Nothing was armed");
  await stores.trailing.arm(guards[0].id, trigger);
};
/** A trailing stop of 5 % since a moment. */
const armedSince = (at: number) =>
  armed({ side: "below", distance: FIVE_PERCENT, start: { kind: "tick", at } });

const candle = (at: number, high: number, close: number) => ({
  at,
  open: priceFromUsd(close),
  high: priceFromUsd(high),
  low: priceFromUsd(close),
  close: priceFromUsd(close),
  volume: usd(1),
});

describe("while nothing trails", () => {
  test("a tick costs nothing but one look a second", async () => {
    const { hits } = startWatch();
    stores.statements.length = 0;
    for (let at = 0; at < 8; at += 1) expect(await hits(100_000, 100_000, NOW + at * 250)).toBe(0);
    expect(stores.statements.filter((statement) => statement.includes("triggers"))).toHaveLength(2);
  });

  test("the last price is kept for a trigger that trails from it", async () => {
    const { hits } = startWatch();
    await hits(100_000, 100_000, NOW);
    await armedSince(NOW);
    expect(await hits(95_000, 95_000, NOW + SECOND)).toBe(1);
  });

  test("what a trigger missed between two looks is found at the next", async () => {
    const { hits } = startWatch();
    await hits(100_000, 100_000, NOW);
    await armedSince(NOW);
    // 5 % under 100,000 is 95,000; the price is back before anybody looks.
    expect(await hits(95_000, 100_000, NOW + 250)).toBe(0);
    expect(await hits(100_000, 100_000, NOW + SECOND)).toBe(1);
  });
});

describe("a trailing stop", () => {
  test("fires 5 % under the best price since it began, once", async () => {
    await armedSince(NOW);
    const { hits, match } = startWatch();
    expect(await hits(100_000, 100_000, NOW)).toBe(0);
    const rise = { ...aTick(100_000, 110_000, NOW + SECOND), last: priceFromUsd(109_000) };
    expect(await match(rise)).toEqual([]);
    // 5 % under 110,000 is 104,500
    expect(await hits(104_500.5, 110_000, NOW + 2 * SECOND)).toBe(0);
    expect(await hits(104_500, 105_000, NOW + 3 * SECOND)).toBe(1);
    expect(await hits(104_000, 104_500, NOW + 4 * SECOND)).toBe(0);
  });

  test("with an activation price begins there", async () => {
    const start = { kind: "activation", price: priceFromUsd(110_000) } as const;
    await armed({ side: "below", distance: FIVE_PERCENT, start });
    const { match } = startWatch();
    const both = async (tick: Tick) => {
      const { work } = await stores.triggers.match("paper", tick, 100, LEASE_MS);
      return work.length + (await match(tick)).length;
    };
    const ticks = [
      aTick(100_000, 109_000, NOW),
      aTick(94_000, 100_000, NOW + SECOND),
      { ...aTick(94_000, 110_000, NOW + 2 * SECOND), last: priceFromUsd(110_000) },
      aTick(104_500.5, 110_000, NOW + 3 * SECOND),
    ];
    for (const tick of ticks) expect(await both(tick)).toBe(0);
    expect(await both(aTick(104_500, 105_000, NOW + 4 * SECOND))).toBe(1);
  });

  test("is claimed by one of two processes", async () => {
    await armedSince(NOW);
    const [one, other] = [startWatch(), startWatch()];
    for (const { hits } of [one, other]) await hits(100_000, 100_000, NOW);
    const claimed = await Promise.all([one, other].map(({ hits }) => hits(95_000, 95_000, NOW + SECOND)));
    expect(claimed.toSorted()).toEqual([0, 1]);
  });

  test("whose statement failed fires at the next tick, wherever the price is by then", async () => {
    await armedSince(NOW);
    let isBroken = false;
    const { hits } = startWatch({
      ...stores.trailing,
      match: (...args) =>
        isBroken ? Promise.reject(new Error("connection lost")) : stores.trailing.match(...args),
    });
    await hits(100_000, 100_000, NOW);
    isBroken = true;
    await expect(hits(95_000, 96_000, NOW + SECOND)).rejects.toThrow("connection lost");
    isBroken = false;
    expect(await hits(99_000, 99_000, NOW + 2 * SECOND)).toBe(1);
  });

  test("of which many fire comes in batches, until there is none", async () => {
    await addManyTriggers(stores, 5);
    const row = { side: "below", price: null, distance: FIVE_PERCENT, since: NOW } as const;
    await armRows(
      stores,
      [1, 2, 3, 4, 5].map((id) => ({ id, ...row })),
    );
    const { match } = startWatch();
    await match(aTick(100_000, 100_000, NOW));
    const sizes: number[] = [];
    for (const _ of [1, 2, 3, 4]) sizes.push((await match(aTick(95_000, 95_000, NOW + SECOND), 2)).length);
    expect(sizes).toEqual([2, 2, 1, 0]);
  });
});

describe("a watch that was not there", () => {
  test("reads the best price from candles, and fires at once", async () => {
    await armedSince(NOW - 5 * MINUTE);
    const { market, hits } = startWatch();
    market.recorded = [candle(NOW - 3 * MINUTE, 110_000, 106_000)];
    expect(await hits(104_500, 104_500, NOW)).toBe(1);
  });

  test("counts of the minute a trigger joined in only the close, which surely came after", async () => {
    await armedSince(NOW - 3 * MINUTE + 1);
    const { market, hits } = startWatch();
    market.recorded = [candle(NOW - 3 * MINUTE, 120_000, 110_000)];
    expect(await hits(104_500.5, 104_500.5, NOW)).toBe(0);
    expect(await hits(104_500, 104_500, NOW + SECOND)).toBe(1);
  });

  test("reads more than a page of history page by page, the newest first", async () => {
    await armedSince(NOW - 1_500 * MINUTE);
    const { market, hits } = startWatch();
    market.recorded = Array.from({ length: 1_500 }, (_, ago) =>
      candle(NOW - (1_500 - ago) * MINUTE, ago === 10 ? 110_000 : 105_000, 104_900),
    );
    expect(await hits(104_500, 104_500, NOW)).toBe(0);
    expect(await hits(104_500, 104_500, NOW + SECOND)).toBe(1);
  });

  test("goes by what it knows while candles cannot be read, and asks again after a while", async () => {
    await armedSince(NOW - 5 * MINUTE);
    const { market, hits, lines } = startWatch();
    market.recorded = [candle(NOW - 3 * MINUTE, 110_000, 106_000)];
    market.faults.once("candles", { kind: "refuse", failure: UNAVAILABLE });
    expect(await hits(104_500, 104_500, NOW)).toBe(0);
    expect(lines.join()).toContain("trailing-history-unreadable");
    expect(await hits(104_500, 104_500, NOW + 4 * SECOND)).toBe(0);
    expect(await hits(104_500, 104_500, NOW + 5 * SECOND)).toBe(1);
  });

  test("reads the minutes in which no tick came", async () => {
    await armedSince(NOW);
    const { market, hits } = startWatch();
    await hits(100_000, 100_000, NOW);
    market.recorded = [candle(NOW + 2 * MINUTE, 110_000, 106_000)];
    expect(await hits(104_500, 104_500, NOW + 10 * MINUTE)).toBe(1);
  });

  test("does not take the low of a gap for a fall from a best price that may have come later", async () => {
    await armedSince(NOW);
    const { match } = startWatch();
    await match({ ...aTick(100_000, 106_000, NOW + MINUTE), last: priceFromUsd(106_000) });
    // The candles of the gap begin before the best price: 100,000 was there first.
    const gap = { ...aTick(100_000, 106_000, NOW + MINUTE + SECOND), from: NOW, last: priceFromUsd(106_000) };
    expect(await match(gap)).toEqual([]);
    const fall = { ...aTick(100_700, 106_000, NOW + MINUTE + 2 * SECOND), from: NOW + MINUTE };
    expect(await match(fall)).toHaveLength(1);
  });
});
