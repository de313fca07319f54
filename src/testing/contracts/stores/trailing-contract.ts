import { describe, expect, test } from "vitest";
import type { TrailingTrigger } from "#domain/triggers/trailing.ts";
import type { TrailingProbe } from "#domain/triggers/trailing-memory.ts";
import { priceFromUsd } from "#domain/units.ts";
import { aPosition } from "../../builders/a-position.ts";
import { addGuarded, aTick, NOW } from "../../stores/guarded-position.ts";
import type { OpenStores, StoreHarness } from "./store-harness.ts";
import { withStores } from "./with-stores.ts";

const LEASE_MS = 60_000;
const FIVE_PERCENT = { unit: "basis-points", value: 500 } as const;
const below = { side: "below", distance: FIVE_PERCENT } as const;
const since = (at: number): TrailingTrigger => ({ ...below, start: { kind: "tick", at } });
const fromPrice = (usd: number, side: "below" | "above" = "below"): TrailingTrigger => ({
  side,
  distance: FIVE_PERCENT,
  start: { kind: "activation", price: priceFromUsd(usd) },
});
const probe = (latest: number): TrailingProbe => ({ ...below, latest });

/** What is promised of triggers that trail. */
const trailsContract = (stores: () => StoreHarness): void => {
  /** The trigger of a guard, turned into a trailing one. */
  const trailing = async (trigger: TrailingTrigger) => {
    const { guards, userId } = await addGuarded(stores());
    const [guard] = guards;
    if (guard === undefined) throw new Error("Nothing was armed");
    expect(await stores().trailing.arm(guard.id, trigger)).toBe(true);
    return { guard, userId };
  };
  const match = (probes: readonly TrailingProbe[], limit = 100) =>
    stores().trailing.match("paper", probes, aTick(94_000, 95_000), limit, LEASE_MS);
  const prices = (tick: ReturnType<typeof aTick>) => stores().triggers.match("paper", tick, 100, LEASE_MS);

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
      expect(await stores().trailing.armed("paper")).toEqual([{ ...below, oldest: NOW }]);
    });

    test("is nobody's on another network, and none once its guard is paused", async () => {
      const { guard, userId } = await trailing(since(NOW));
      expect(await stores().trailing.armed("signet")).toEqual([]);
      await stores().automations.pause(userId, guard.id, NOW);
      expect(await stores().trailing.armed("paper")).toEqual([]);
      expect((await match([probe(NOW)])).work).toEqual([]);
    });

    test("is taken over from whoever let its lease run out", async () => {
      await trailing(since(NOW));
      const { work } = await match([probe(NOW)]);
      await stores().behind.pass(LEASE_MS + 1_000);
      expect((await prices(aTick(96_000))).work).toMatchObject([
        { triggerId: work[0]?.triggerId, high: priceFromUsd(96_000) },
      ]);
    });

    test("that waits for its time trails again from then on, and is not hit by the tick that wakes it", async () => {
      await trailing(since(NOW));
      const [work] = (await match([probe(NOW)])).work;
      if (work === undefined) throw new Error("Nothing was hit");
      const legs = [{ leg: 0, kind: "at", trigger: since(NOW + 5_000), at: NOW + 30_000 }] as const;
      await stores().triggers.hold(work, legs, "cooldown", null);
      await prices(aTick(1, 1_000_000, NOW + 29_999));
      expect(await stores().trailing.armed("paper")).toEqual([]);
      expect((await prices(aTick(1, 1_000_000, NOW + 30_000))).work).toEqual([]);
      expect(await stores().trailing.armed("paper")).toEqual([{ ...below, oldest: NOW + 5_000 }]);
    });

    test("held with a price is an ordinary trigger again", async () => {
      await trailing(since(NOW));
      const [work] = (await match([probe(NOW)])).work;
      if (work === undefined) throw new Error("Nothing was hit");
      const trigger = { side: "below", price: priceFromUsd(90_000) } as const;
      await stores().triggers.hold(work, [{ leg: 0, kind: "now", trigger }], null, null);
      expect(await stores().trailing.armed("paper")).toEqual([]);
      expect((await prices(aTick(90_000))).work).toHaveLength(1);
    });

    test("cannot be armed where there is no trigger", async () => {
      expect(await stores().trailing.arm("00000000-0000-4000-8000-000000000000", since(NOW))).toBe(false);
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
        expect(await stores().trailing.armed("paper")).toEqual([]);
        expect((await prices({ ...at, at: NOW + 7 })).work).toEqual([]);
        expect(await stores().trailing.armed("paper")).toEqual([
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
      await stores().triggers.hold(work, legs, "cooldown", null);
      expect((await prices(aTick(111_000, 111_000, NOW + 30_000))).work).toEqual([]);
      expect(await stores().trailing.armed("paper")).toEqual([{ ...below, oldest: NOW + 30_000 }]);
    });
  });

  describe("the armed groups", () => {
    test("are each told once with their oldest trigger", async () => {
      const cash = { unit: "half-usd", value: 500 } as const;
      const wanted: readonly TrailingTrigger[] = [
        { side: "below", distance: FIVE_PERCENT, start: { kind: "tick", at: NOW + 9 } },
        { side: "below", distance: FIVE_PERCENT, start: { kind: "tick", at: NOW + 3 } },
        { side: "above", distance: FIVE_PERCENT, start: { kind: "tick", at: NOW + 5 } },
        { side: "below", distance: cash, start: { kind: "tick", at: NOW + 7 } },
        { side: "below", distance: cash, start: { kind: "tick", at: NOW + 8 } },
      ];
      const positions = wanted.map((_, place) => aPosition({ id: `position ${place}` }));
      const { guards } = await addGuarded(stores(), positions);
      for (const [place, trigger] of wanted.entries())
        expect(await stores().trailing.arm(guards[place]?.id ?? "", trigger)).toBe(true);
      expect(await stores().trailing.armed("paper")).toEqual([
        { side: "above", distance: FIVE_PERCENT, oldest: NOW + 5 },
        { side: "below", distance: FIVE_PERCENT, oldest: NOW + 3 },
        { side: "below", distance: cash, oldest: NOW + 7 },
      ]);
    });
  });
};

/** Registers the contract for one pair of stores. */
export const trailingContract = (name: string, open: OpenStores): void =>
  withStores(name, open, [trailsContract]);
