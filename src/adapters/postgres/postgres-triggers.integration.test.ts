import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { priceFromUsd } from "#domain/units.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { addGuarded, aReceipt, aTick, hit, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

/* A guarded 10x long fires at 95,694 and below, a short at 105,820 and above. */
let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const LEASE_MS = 60_000;
const match = (tick: ReturnType<typeof aTick>, limit = 100) =>
  stores.triggers.match("paper", tick, limit, LEASE_MS);
const hits = async (tick: ReturnType<typeof aTick>) => (await match(tick)).work.length;
const expireLeases = () => stores.sql`update trigger_work set lease_until = now() - interval '1 second'`;

describe("matching", () => {
  test("is one statement, whatever it finds", async () => {
    await addGuarded(stores);
    stores.statements.length = 0;
    expect(await hits(aTick(100_000))).toBe(0);
    expect(await hits(aTick(94_444.5))).toBe(1);
    expect(stores.statements).toHaveLength(2);
  });

  test("that cannot write its work leaves the trigger armed and the last tick as it was", async () => {
    await addGuarded(stores);
    await match(aTick(100_000));
    await stores.sql`alter table trigger_work add constraint full_disk check (false) not valid`;
    await expect(match(aTick(94_444.5, 95_000, NOW + 1_000))).rejects.toThrow();
    await stores.sql`alter table trigger_work drop constraint full_disk`;
    expect(await stores.markets.seen("paper")).toMatchObject({ last: priceFromUsd(100_000), at: NOW });
    expect(await hits(aTick(94_444.5))).toBe(1);
  });

  test.each([
    ["long", aTick(95_694.5), 0],
    ["long", aTick(95_694), 1],
    ["long", aTick(95_694, 101_000), 1],
    ["long", aTick(80_000), 1],
    ["long", aTick(1), 1],
    ["short", aTick(105_819.5), 0],
    ["short", aTick(105_820), 1],
    ["short", aTick(99_000, 105_820), 1],
    ["short", aTick(200_000), 1],
  ] as const)(
    "a %s is hit by every price at its trigger or beyond it: %o → %i",
    async (side, tick, expected) => {
      await addGuarded(stores, [aPosition({ side })]);
      expect(await hits(tick)).toBe(expected);
    },
  );

  test("hits a trigger once, until it is armed again", async () => {
    await addGuarded(stores);
    expect(await hits(aTick(94_444.5))).toBe(1);
    expect(await hits(aTick(94_000))).toBe(0);
  });

  test("gives each hit to one of many matching at once", async () => {
    const many = Array.from({ length: 30 }, (_, at) => aPosition({ id: `position-${at}` }));
    await addGuarded(stores, many);
    const given = await Promise.all(Array.from({ length: 6 }, () => match(aTick(94_444.5), 7)));
    const triggers = given.flatMap(({ work }) => work.map(({ triggerId }) => triggerId));
    expect(new Set(triggers).size).toBe(triggers.length);
    let rest = triggers.length;
    while (rest < 30) {
      const { work } = await match(aTick(94_444.5), 7);
      expect(work.length).toBeGreaterThan(0);
      rest += work.length;
    }
    expect(rest).toBe(30);
  });

  test("takes no more than it is asked for and leaves the rest for the next call", async () => {
    await addGuarded(
      stores,
      Array.from({ length: 5 }, (_, at) => aPosition({ id: `position-${at}` })),
    );
    const taken: number[] = [];
    for (const _ of [1, 2, 3, 4]) taken.push((await match(aTick(94_444.5), 2)).work.length);
    expect(taken).toEqual([2, 2, 1, 0]);
  });

  test("leaves the triggers of other networks alone", async () => {
    await addGuarded(stores, [aPosition()], { network: "signet" });
    expect(await hits(aTick(94_444.5))).toBe(0);
  });

  test("remembers the newest tick, and a late one does not take it back", async () => {
    await match(aTick(99_000, 99_000, NOW + 2_000));
    await match(aTick(90_000, 90_000, NOW + 1_000));
    expect(await stores.markets.seen("paper")).toMatchObject({ last: priceFromUsd(99_000), at: NOW + 2_000 });
  });
});

describe("a trigger that waits for its time", () => {
  const waiting = async () => {
    const { guards } = await addGuarded(stores);
    const [work] = await hit(stores);
    if (work === undefined || guards[0] === undefined) throw new Error("Nothing was hit");
    const trigger = { side: "below", price: priceFromUsd(95_694) } as const;
    await stores.triggers.hold(work, { kind: "at", trigger, at: NOW + 30_000 }, "balance", null);
    return guards[0];
  };

  test("is left alone before it", async () => {
    await waiting();
    expect(await hits(aTick(94_000, 94_000, NOW + 29_999))).toBe(0);
  });

  test("fires at it when the price is there", async () => {
    await waiting();
    expect(await hits(aTick(94_000, 94_000, NOW + 30_000))).toBe(1);
  });

  test("is armed at it when the price is not there, and fires when it comes", async () => {
    const guard = await waiting();
    expect(await hits(aTick(99_000, 99_000, NOW + 30_000))).toBe(0);
    expect((await stores.automations.standing(guard.id, NOW))?.trigger?.armed).toBe(true);
    expect(await hits(aTick(95_694, 99_000, NOW + 31_000))).toBe(1);
  });
});

describe("work", () => {
  test("is nobody else's until its lease runs out; then it is taken over with all prices since the hit", async () => {
    await addGuarded(stores);
    const [first] = await hit(stores);
    expect(await hits(aTick(94_000))).toBe(0);
    await expireLeases();
    const { work } = await match(aTick(93_000, 96_000));
    expect(work).toEqual([{ ...first, low: priceFromUsd(93_000), high: priceFromUsd(96_000) }]);
    expect(await hits(aTick(94_000))).toBe(0);
  });

  test("keeps the low of its hit when the price has come back", async () => {
    await addGuarded(stores);
    await hit(stores);
    await expireLeases();
    const { work } = await match(aTick(99_000));
    expect(work).toMatchObject([{ low: priceFromUsd(94_444.5), high: priceFromUsd(99_000) }]);
  });

  test("that is put off is free again after the delay", async () => {
    await addGuarded(stores);
    const [work] = await hit(stores);
    if (work === undefined) throw new Error("Nothing was hit");
    await stores.triggers.putOff(work, 60_000);
    expect(await hits(aTick(94_000))).toBe(0);
    await stores.triggers.putOff(work, 0);
    expect(await hits(aTick(94_000))).toBe(1);
  });

  test("ends once: whoever held it too long changes and tells nothing", async () => {
    const { guards, userId } = await addGuarded(stores);
    const [guard] = guards;
    const [work] = await hit(stores);
    if (work === undefined || guard === undefined) throw new Error("Nothing was hit");
    const trigger = { side: "below", price: priceFromUsd(95_694) } as const;
    await stores.triggers.hold(work, { kind: "on-change", trigger }, "total-cap", aReceipt(guard));
    await stores.triggers.hold(work, { kind: "now", trigger }, null, aReceipt(guard));
    expect(await stores.tradeLog.list(userId, { limit: 9, beforeSeq: null, outcomes: null })).toHaveLength(1);
    expect(await stores.automations.standing(guard.id, NOW)).toMatchObject({
      heldBy: "total-cap",
      trigger: { armed: false },
    });
  });

  test("held after the guard was paused neither arms nor tells", async () => {
    const { guards, userId } = await addGuarded(stores);
    const [guard] = guards;
    const [work] = await hit(stores);
    if (work === undefined || guard === undefined) throw new Error("Nothing was hit");
    await stores.automations.pause(userId, guard.id, NOW);
    const trigger = { side: "below", price: priceFromUsd(95_694) } as const;
    await stores.triggers.hold(work, { kind: "now", trigger }, null, aReceipt(guard));
    expect((await stores.automations.standing(guard.id, NOW))?.trigger?.armed).toBe(false);
    expect(await stores.tradeLog.notices(userId, 9)).toEqual([]);
    expect(await hits(aTick(90_000))).toBe(0);
  });
});
