import { describe, expect, test } from "vitest";
import type { Tick } from "#domain/triggers/trigger.ts";
import { priceFromUsd } from "#domain/units.ts";
import { addGuarded, aPlan, aReceipt, aTick, NOW } from "../../stores/guarded-position.ts";
import { aHit, receiptsOf } from "./one-hit.ts";
import type { StoreHarness } from "./store-harness.ts";

const LEASE_MS = 60_000;
const TRIGGER = { side: "below", price: priceFromUsd(95_694) } as const;

/** What is promised of work: in one pair of hands, and over once. */
export const workContract = (stores: () => StoreHarness): void => {
  const match = (tick: Tick, limit = 100) => stores().triggers.match("paper", tick, limit, LEASE_MS);
  const hits = async (tick: Tick) => (await match(tick)).work.length;

  describe("work", () => {
    test("is nobody else's until its lease runs out; then it is taken over with all prices since the hit", async () => {
      const { work: first } = await aHit(stores());
      await stores().behind.pass(LEASE_MS - 10_000);
      expect(await hits(aTick(94_000))).toBe(0);
      await stores().behind.pass(10_000);
      const { work } = await match(aTick(93_000, 96_000));
      expect(work).toEqual([
        { ...first, id: expect.any(Number), low: priceFromUsd(93_000), high: priceFromUsd(96_000) },
      ]);
      expect(work[0]?.id).not.toBe(first.id);
      expect(await hits(aTick(94_000))).toBe(0);
    });

    test("keeps the low of its hit when the price has come back", async () => {
      await aHit(stores());
      await stores().behind.pass(LEASE_MS);
      const { work } = await match(aTick(99_000));
      expect(work).toMatchObject([{ low: priceFromUsd(94_444.5), high: priceFromUsd(99_000) }]);
    });

    test("is taken over no more than asked for, the longest waiting first, and of one network", async () => {
      const { guard: first } = await aHit(stores());
      await stores().behind.pass(1_000);
      const { guard: second } = await aHit(stores());
      await stores().behind.pass(LEASE_MS);
      expect((await stores().triggers.match("signet", aTick(99_000), 9, 1)).work).toEqual([]);
      for (const guard of [first, second]) {
        expect((await match(aTick(99_000), 1)).work).toMatchObject([{ automationId: guard.id }]);
      }
      expect(await hits(aTick(99_000))).toBe(0);
    });

    test("that is put off is free again after the delay", async () => {
      const { work } = await aHit(stores());
      await stores().triggers.putOff(work, 90_000);
      await stores().behind.pass(70_000);
      expect(await hits(aTick(94_000))).toBe(0);
      await stores().behind.pass(20_000);
      const [again] = (await match(aTick(94_000))).work;
      if (again === undefined) throw new Error("Nothing was taken over");
      await stores().triggers.putOff(again, 10_000);
      await stores().behind.pass(10_010);
      expect(await hits(aTick(94_000))).toBe(1);
    });

    test("is not put off, dropped, held or planned by whoever lost its lease", async () => {
      const { guard, work: late } = await aHit(stores());
      await stores().behind.pass(LEASE_MS);
      await stores().triggers.putOff(late, 600_000);
      const [taken] = (await match(aTick(94_000))).work;
      if (taken === undefined) throw new Error("Nothing was taken over");
      await stores().triggers.putOff(late, 1);
      await stores().triggers.drop(late);
      await stores().triggers.hold(late, [{ leg: 0, kind: "now", trigger: TRIGGER }], null, null);
      expect(await stores().intents.plan(late, aPlan(guard))).toBe("conflict");
      expect(await hits(aTick(94_000))).toBe(0);
      expect(await stores().behind.counts()).toEqual({ intents: 0, work: 1 });
      expect(await stores().intents.plan(taken, aPlan(guard))).toBe("planned");
    });

    test("ends once: whoever held it too long changes and tells nothing", async () => {
      const { guard, work, userId } = await aHit(stores());
      await stores().triggers.hold(
        work,
        [{ leg: 0, kind: "on-change", trigger: TRIGGER }],
        "total-cap",
        aReceipt(guard),
      );
      await stores().triggers.hold(work, [{ leg: 0, kind: "now", trigger: TRIGGER }], null, aReceipt(guard));
      await stores().triggers.putOff(work, 0);
      expect(await receiptsOf(stores(), userId)).toHaveLength(1);
      expect(await stores().automations.standing(guard.id, NOW)).toMatchObject({
        heldBy: "total-cap",
        trigger: { armed: false },
      });
      expect(await stores().behind.counts()).toMatchObject({ work: 0 });
    });

    test("held with a receipt that cannot be written is not over", async () => {
      const { guard, work } = await aHit(stores());
      const taken = aReceipt(guard);
      await stores().writeReceipt(taken);
      const before = await stores().automations.standing(guard.id, NOW);
      const hold = stores().triggers.hold(
        work,
        [{ leg: 0, kind: "now", trigger: TRIGGER }],
        "balance",
        taken,
      );
      await expect(hold).rejects.toThrow();
      expect(await stores().automations.standing(guard.id, NOW)).toEqual(before);
      expect(await stores().behind.counts()).toMatchObject({ work: 1 });
    });

    test("held after the guard was paused neither arms nor tells", async () => {
      const { guard, work, userId } = await aHit(stores());
      await stores().automations.pause(userId, guard.id, NOW);
      await stores().triggers.hold(work, [{ leg: 0, kind: "now", trigger: TRIGGER }], null, aReceipt(guard));
      expect((await stores().automations.standing(guard.id, NOW))?.trigger?.armed).toBe(false);
      expect(await stores().tradeLog.notices(userId, 9)).toEqual([]);
      expect(await hits(aTick(90_000))).toBe(0);
    });

    test("dropped is over and leaves the trigger as it is", async () => {
      const { guard, work } = await aHit(stores());
      await stores().triggers.drop(work);
      await stores().triggers.drop(work);
      expect(await stores().behind.counts()).toMatchObject({ work: 0 });
      expect((await stores().automations.standing(guard.id, NOW))?.trigger?.armed).toBe(false);
    });

    test("ends with its account, and no other", async () => {
      const { userId, account } = await aHit(stores());
      await aHit(stores());
      await stores().accounts.remove(userId, account.id);
      expect(await stores().behind.counts()).toMatchObject({ work: 1 });
      await addGuarded(stores());
      await stores().behind.pass(LEASE_MS);
      expect(await hits(aTick(94_000))).toBe(2);
    });
  });
};
