import { describe, expect, test } from "vitest";
import type { Tick } from "#domain/triggers/trigger.ts";
import { priceFromUsd } from "#domain/units.ts";
import { aPosition } from "../../builders/a-position.ts";
import { addGuarded, aPlan, aReading, aReceipt, aTick, hit, NOW } from "../../stores/guarded-position.ts";
import type { StoreHarness } from "./store-harness.ts";

const LEASE_MS = 60_000;
const TRIGGER = { side: "below", price: priceFromUsd(95_694) } as const;
const LATER = { side: "below", price: priceFromUsd(95_000) } as const;

/** What is promised of matching: every trigger at or beyond the tick, once. A long fires at 95,694, a short at 105,820. */
export const matchingContract = (stores: () => StoreHarness): void => {
  const match = (tick: Tick, limit = 100) => stores().triggers.match("paper", tick, limit, LEASE_MS);
  const hits = async (tick: Tick) => (await match(tick)).work.length;
  const worked = async () => {
    const { guards, ...whose } = await addGuarded(stores());
    const [work] = await hit(stores());
    if (work === undefined || guards[0] === undefined) throw new Error("Nothing was hit");
    return { ...whose, work, guard: guards[0] };
  };
  const armedWhileWorked = async () => {
    const all = await worked();
    await stores().automations.arm(all.guard, "paper", [{ leg: 0, trigger: LATER }]);
    return all;
  };

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
          isOfAccount: false,
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
      await armedWhileWorked();
      expect(await match(aTick(94_000), 1)).toEqual({ work: [], hasMore: true, hasUnsettled: false });
      expect(await match(aTick(94_000), 1)).toEqual({ work: [], hasMore: false, hasUnsettled: false });
    });

    test("disarms what is armed again while it is worked on, and leaves its work to whoever has it", async () => {
      await armedWhileWorked();
      expect(await hits(aTick(94_000))).toBe(0);
      expect(await stores().behind.counts()).toMatchObject({ work: 1 });
    });

    test("shows a trigger that was hit by its price, disarmed, for as long as it is worked on", async () => {
      const { guard, work } = await worked();
      const standing = async () => (await stores().automations.standing(guard.id, NOW))?.trigger;
      expect(await standing()).toEqual({ ...TRIGGER, armed: false });
      await stores().triggers.putOff(work, LEASE_MS);
      expect(await standing()).toEqual({ ...TRIGGER, armed: false });
    });

    test.each(["dropped", "planned"] as const)(
      "brings a trigger back asleep when its work is %s",
      async (ending) => {
        const { guard, work } = await worked();
        if (ending === "dropped") await stores().triggers.drop(work);
        else expect(await stores().intents.plan(work, aPlan(guard))).toBe("planned");
        expect(await stores().behind.counts()).toMatchObject({ work: 0 });
        expect((await stores().automations.standing(guard.id, NOW))?.trigger).toEqual({
          ...TRIGGER,
          armed: false,
        });
        expect(await hits(aTick(1))).toBe(0);
      },
    );

    test.each(["dropped", "held"] as const)(
      "leaves a trigger that was armed anew as it is when the work before it is %s",
      async (ending) => {
        const { work, guard } = await armedWhileWorked();
        const asleep = [{ leg: 0, kind: "on-change", trigger: TRIGGER }] as const;
        if (ending === "dropped") await stores().triggers.drop(work);
        else await stores().triggers.hold(work, asleep, "total-cap", aReceipt(guard));
        expect(await stores().automations.standing(guard.id, NOW)).toMatchObject({
          heldBy: null,
          trigger: { ...LATER, armed: true },
        });
        expect(await stores().behind.counts()).toMatchObject({ work: 0 });
      },
    );

    test("frees a guard of what held it when its work is dropped, so that the next reading arms it", async () => {
      const { work, guard, account } = await worked();
      const waiting = [{ leg: 0, kind: "at", trigger: TRIGGER, at: NOW }] as const;
      await stores().triggers.hold(work, waiting, "balance", aReceipt(guard));
      const [again] = (await match(aTick(94_444.5))).work;
      if (again === undefined) throw new Error("Nothing was hit");
      await stores().triggers.drop(again);
      await stores().accounts.storeReading(aReading(account.id, [aPosition()], NOW + 1));
      expect(await stores().automations.standing(guard.id, NOW)).toMatchObject({
        heldBy: null,
        trigger: { armed: true },
      });
    });

    test("covers a tick's prices only once nothing of it is left to be taken", async () => {
      const ids = ["one", "two", "three"];
      await addGuarded(
        stores(),
        ids.map((id) => aPosition({ id })),
      );
      await match(aTick(100_000, 100_000, NOW - 1_000));
      const covered: (number | undefined)[] = [];
      for (const _ of [1, 2]) {
        await match(aTick(94_444.5), 2);
        covered.push((await stores().markets.seen("paper"))?.coveredAt);
      }
      expect(covered).toEqual([NOW - 1_000, NOW]);
    });

    test.each(["ended", "removed"] as const)(
      "brings nothing back for a guard that was %s while it was worked on",
      async (fate) => {
        const { guard, work, userId, account } = await worked();
        if (fate === "removed") await stores().accounts.remove(userId, account.id);
        else await stores().tradeLog.endPosition(aReceipt(guard, { outcome: "ended" }));
        expect(await stores().behind.counts()).toMatchObject({ work: 0 });
        await stores().triggers.drop(work);
        expect((await stores().automations.standing(guard.id, NOW))?.trigger ?? null).toBeNull();
      },
    );

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
      const { guard, work } = await worked();
      await stores().triggers.hold(
        work,
        [{ leg: 0, kind: "at", trigger: TRIGGER, at: NOW + 30_000 }],
        "balance",
        null,
      );
      return guard;
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
