import { describe, expect, test } from "vitest";
import type { Tick } from "#domain/triggers/trigger.ts";
import { priceFromUsd } from "#domain/units.ts";
import { aPosition } from "../../builders/a-position.ts";
import { addGuarded, aTick, hit, NOW } from "../../stores/guarded-position.ts";
import type { StoreHarness } from "./store-harness.ts";

const LEASE_MS = 60_000;

/** What is promised of matching: every trigger at or beyond the tick, once. A long fires at 95,694, a short at 105,820. */
export const matchingContract = (stores: () => StoreHarness): void => {
  const match = (tick: Tick, limit = 100) => stores().triggers.match("paper", tick, limit, LEASE_MS);
  const hits = async (tick: Tick) => (await match(tick)).work.length;

  describe("matching", () => {
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
      "finds a %s by every price at its trigger or beyond it: %o → %i",
      async (side, tick, expected) => {
        await addGuarded(stores(), [aPosition({ side })]);
        expect(await hits(tick)).toBe(expected);
      },
    );

    test("tells of each hit whose it is, its prices, and where the position is liquidated", async () => {
      const { guards, account } = await addGuarded(stores());
      const { work } = await match(aTick(94_444.5, 97_000));
      expect(work).toEqual([
        {
          id: expect.any(Number),
          triggerId: expect.any(Number),
          automationId: guards[0]?.id,
          accountId: account.id,
          low: priceFromUsd(94_444.5),
          high: priceFromUsd(97_000),
          liquidation: aPosition().liquidation,
        },
      ]);
    });

    test("hits a trigger once, until it is armed again", async () => {
      await addGuarded(stores());
      expect(await hits(aTick(94_444.5))).toBe(1);
      expect(await hits(aTick(94_000))).toBe(0);
    });

    test("has more to do where hits were many, though each was somebody's work already", async () => {
      await addGuarded(stores());
      await hit(stores());
      await stores().behind.armTriggers();
      expect(await match(aTick(94_000), 1)).toEqual({ work: [], hasMore: true, hasUnsettled: false });
      expect(await match(aTick(94_000), 1)).toEqual({ work: [], hasMore: false, hasUnsettled: false });
    });

    test("disarms what is armed again while it is worked on, and leaves its work to whoever has it", async () => {
      await addGuarded(stores());
      await hit(stores());
      await stores().behind.armTriggers();
      expect(await hits(aTick(94_000))).toBe(0);
      expect(await stores().behind.counts()).toMatchObject({ work: 1 });
    });

    test("takes no more than it is asked for and leaves the rest for the next call", async () => {
      await addGuarded(
        stores(),
        Array.from({ length: 5 }, (_, at) => aPosition({ id: `position-${at}` })),
      );
      const taken: [number, boolean][] = [];
      for (const _ of [1, 2, 3, 4]) {
        const { work, hasMore } = await match(aTick(94_444.5), 2);
        taken.push([work.length, hasMore]);
      }
      expect(taken).toEqual([
        [2, true],
        [2, true],
        [1, false],
        [0, false],
      ]);
    });

    test("takes first what the price reached first", async () => {
      const ids = ["far", "near", "middle"];
      const leverages = [5, 20, 10];
      const { guards } = await addGuarded(
        stores(),
        ids.map((id, at) => aPosition({ id, leverage: leverages[at] ?? 1 })),
      );
      const next = async () => {
        const [work] = (await match(aTick(50_000), 1)).work;
        return guards.find(({ id }) => id === work?.automationId)?.positionId;
      };
      expect([await next(), await next(), await next()]).toEqual(["near", "middle", "far"]);
    });

    test("leaves the triggers of other networks alone", async () => {
      await addGuarded(stores(), [aPosition()], { network: "signet" });
      expect(await hits(aTick(94_444.5))).toBe(0);
    });

    test("remembers the newest tick, and a late one does not take it back", async () => {
      expect(await stores().markets.seen("paper")).toBeNull();
      await match(aTick(99_000, 99_000, NOW + 2_000));
      await match(aTick(90_000, 90_000, NOW + 1_000));
      expect(await stores().markets.seen("paper")).toMatchObject({
        last: priceFromUsd(99_000),
        at: NOW + 2_000,
      });
    });
  });

  describe("a trigger that waits for its time", () => {
    const waiting = async () => {
      const { guards } = await addGuarded(stores());
      const [work] = await hit(stores());
      if (work === undefined || guards[0] === undefined) throw new Error("Nothing was hit");
      const trigger = { side: "below", price: priceFromUsd(95_694) } as const;
      await stores().triggers.hold(work, { kind: "at", trigger, at: NOW + 30_000 }, "balance", null);
      return guards[0];
    };

    test("is left alone before it", async () => {
      await waiting();
      expect(await hits(aTick(94_000, 94_000, NOW + 29_999))).toBe(0);
    });

    test("counts among those of which only so many are looked at", async () => {
      await waiting();
      const { work, hasMore } = await match(aTick(99_000, 99_000, NOW + 30_000), 1);
      expect([work, hasMore]).toEqual([[], true]);
    });

    test("fires at it when the price is there", async () => {
      await waiting();
      expect(await hits(aTick(94_000, 94_000, NOW + 30_000))).toBe(1);
    });

    test("is armed at it when the price is not there, and fires when it comes", async () => {
      const guard = await waiting();
      expect(await hits(aTick(99_000, 99_000, NOW + 30_000))).toBe(0);
      expect((await stores().automations.standing(guard.id, NOW))?.trigger?.armed).toBe(true);
      expect(await hits(aTick(95_694, 99_000, NOW + 31_000))).toBe(1);
    });
  });
};
