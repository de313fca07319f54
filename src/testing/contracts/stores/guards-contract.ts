import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { priceFromUsd, sats } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import { aGuardConfig } from "../../builders/a-guard-config.ts";
import { anEndReceipt } from "../../builders/a-guard-receipt.ts";
import { aPosition } from "../../builders/a-position.ts";
import { addGuarded, aPlan, aReading, aReceipt, aTick, NOW } from "../../stores/guarded-position.ts";
import { aHit, aPlanned, receiptsOf } from "./one-hit.ts";
import type { OpenStores, StoreHarness } from "./store-harness.ts";
import { withStores } from "./with-stores.ts";

const TRIGGER = { side: "below", price: priceFromUsd(97_000) } as const;

/** What is promised of arming and pausing a guard. */
const armingContract = (stores: () => StoreHarness): void => {
  describe("a guard", () => {
    test("armed anew changes its rule and trigger and keeps what it has spent", async () => {
      const { guard } = await aPlanned(stores());
      const config = aGuardConfig({ maxTotal: sats(90_000) });
      const anew = await stores().automations.arm({ ...guard, id: randomUUID(), config }, "paper", [
        { leg: 0, trigger: TRIGGER },
      ]);
      expect(anew).toEqual({ ...guard, config, version: 2 });
      expect(await stores().automations.standing(guard.id, NOW)).toMatchObject({
        spending: { addedInAll: 76_471 },
        reach: { low: priceFromUsd(94_444.5), high: priceFromUsd(97_000) },
        trigger: { ...TRIGGER, armed: true },
      });
      expect(await stores().automations.ofUser(guard.userId, NOW)).toHaveLength(1);
    });

    test("armed with the settings it has is no other version of itself", async () => {
      const { guard } = await aHit(stores());
      const again = await stores().automations.arm(guard, "paper", [{ leg: 0, trigger: TRIGGER }]);
      expect(again.version).toBe(guard.version);
    });

    test("armed anew is held back by nothing, and waits for no time", async () => {
      const { guard, work } = await aHit(stores());
      await stores().triggers.hold(
        work,
        [{ leg: 0, kind: "at", trigger: TRIGGER, at: NOW + 9 }],
        "balance",
        null,
      );
      expect(await stores().automations.arm(guard, "paper", [{ leg: 0, trigger: TRIGGER }])).toEqual(guard);
      expect((await stores().triggers.match("paper", aTick(97_000), 9, 1)).work).toHaveLength(1);
    });

    test("of somebody else is armed over by nobody", async () => {
      const { guard } = await aHit(stores());
      const stranger = { ...guard, id: randomUUID(), userId: await stores().addUser() };
      await expect(
        stores().automations.arm(stranger, "paper", [{ leg: 0, trigger: TRIGGER }]),
      ).rejects.toThrow();
      expect(await stores().automations.find(guard.id)).toEqual(guard);
    });

    test("needs a position that was read", async () => {
      const { guard } = await aHit(stores());
      const nowhere = { ...guard, id: randomUUID(), positionId: "never read" };
      await expect(
        stores().automations.arm(nowhere, "paper", [{ leg: 0, trigger: TRIGGER }]),
      ).rejects.toThrow();
      expect(await stores().automations.find(nowhere.id)).toBeNull();
    });

    test("paused is disarmed at once, even while it waits for its time, and only by its owner", async () => {
      const { guard, work } = await aHit(stores());
      await stores().triggers.hold(
        work,
        [{ leg: 0, kind: "at", trigger: TRIGGER, at: NOW + 1_000 }],
        null,
        null,
      );
      expect(await stores().automations.pause(await stores().addUser(), guard.id, NOW)).toBeNull();
      expect(await stores().automations.pause(guard.userId, guard.id, NOW)).toEqual({
        ...guard,
        state: "paused",
      });
      const { work: none } = await stores().triggers.match("paper", aTick(80_000, 80_000, NOW + 2_000), 9, 1);
      expect(none).toEqual([]);
    });

    test("and all others of its owner are paused at once, those of another trader are not", async () => {
      const positions = [aPosition({ id: "one" }), aPosition({ id: "two" }), aPosition({ id: "three" })];
      const { guards, userId } = await addGuarded(stores(), positions);
      const { guards: others } = await addGuarded(stores());
      await stores().automations.pause(userId, guards[2]?.id ?? "", NOW);
      expect(await stores().automations.pauseAllOf(userId, NOW)).toBe(2);
      expect((await stores().automations.ofUser(userId, NOW)).map(({ state }) => state)).toEqual([
        "paused",
        "paused",
        "paused",
      ]);
      const { work } = await stores().triggers.match("paper", aTick(80_000), 9, 1);
      expect(work.map(({ automationId }) => automationId)).toEqual([others[0]?.id]);
      expect(await stores().automations.pauseAllOf(userId, NOW)).toBe(0);
    });

    test("that was hit in the very moment all are paused puts no effect on its way, and stays asleep", async () => {
      const { guard, work } = await aHit(stores());
      expect(await stores().automations.pauseAllOf(guard.userId, NOW)).toBe(1);
      expect(await stores().intents.plan(work, aPlan(guard))).toBe("conflict");
      await stores().triggers.hold(work, [{ leg: 0, kind: "at", trigger: TRIGGER, at: NOW }], null, null);
      const { work: none } = await stores().triggers.match("paper", aTick(80_000, 80_000, NOW + 2_000), 9, 1);
      expect(none).toEqual([]);
    });

    test("that has ended is not paused with the others", async () => {
      const { guard } = await aHit(stores());
      await stores().behind.endGuards();
      expect(await stores().automations.pauseAllOf(guard.userId, NOW)).toBe(0);
      expect((await stores().automations.find(guard.id))?.state).toBe("ended");
    });

    test("that has ended can neither be paused nor seen among the others", async () => {
      const { guard } = await aHit(stores());
      await stores().behind.endGuards();
      expect(await stores().automations.pause(guard.userId, guard.id, NOW)).toBeNull();
      expect(await stores().automations.ofUser(guard.userId, NOW)).toEqual([]);
      expect((await stores().automations.find(guard.id))?.state).toBe("ended");
    });
  });
};

/** What is promised of a position's end. */
const endingContract = (stores: () => StoreHarness): void => {
  describe("the end of a position", () => {
    const anEnd = (guard: StoredGuard, at = NOW) =>
      aReceipt(guard, { outcome: "ended", facts: anEndReceipt(), at });

    test("ends its guard, trigger and work and is told, once, however often it is noticed", async () => {
      const { guard, account } = await aHit(stores());
      for (const _ of [1, 2]) await stores().tradeLog.endPosition(anEnd(guard));
      expect(await receiptsOf(stores(), guard.userId)).toMatchObject([{ outcome: "ended" }]);
      expect(await stores().automations.standing(guard.id, NOW)).toMatchObject({
        state: "ended",
        trigger: null,
      });
      expect(await stores().automations.ofUser(guard.userId, NOW)).toEqual([]);
      expect(await stores().behind.counts()).toMatchObject({ work: 0 });
      expect(await stores().accounts.position(account.id, guard.positionId)).toBeNull();
    });

    test("leaves other positions alone", async () => {
      const positions = [aPosition({ id: "one" }), aPosition({ id: "two" })];
      const { guards, account } = await addGuarded(stores(), positions);
      const [one, two] = guards;
      if (one === undefined || two === undefined) throw new Error("There are no guards");
      await stores().tradeLog.endPosition(anEnd(one));
      expect(await stores().automations.find(two.id)).toEqual(two);
      expect(await stores().accounts.position(account.id, "two")).not.toBeNull();
    });

    test("is not undone by a reading that was asked for before it", async () => {
      const { guard, account } = await aHit(stores());
      await stores().tradeLog.endPosition(anEnd(guard, NOW + 2));
      await stores().accounts.storeReading(aReading(account.id, [aPosition()], NOW + 1));
      expect(await stores().accounts.position(account.id, guard.positionId)).toBeNull();
    });

    test("leaves an effect under way to be settled, without arming anything", async () => {
      const { guard, plan } = await aPlanned(stores());
      await stores().tradeLog.endPosition(anEnd(guard));
      expect(await stores().intents.plan(null, aPlan(guard))).toBe("conflict");
      expect(
        await stores().intents.markSent({ id: plan.id, fence: 1 }, { signedAt: NOW, settleMs: 1, at: NOW }),
      ).toBe("refused");
      const settlement = {
        intent: { ...plan, fence: 1 },
        state: "superseded",
        receipt: null,
        legs: [{ kind: "now", leg: 0, trigger: TRIGGER }],
        position: null,
        readAt: NOW,
        at: NOW,
      } as const;
      expect(await stores().intents.settle(settlement)).toBe(true);
      expect(await stores().automations.standing(guard.id, NOW)).toMatchObject({
        state: "ended",
        trigger: null,
      });
    });
  });
};

/** What every store promises of guards, from arming to the end of their position. */
export const guardsContract = (name: string, open: OpenStores): void =>
  withStores(`${name} keeps the contract of guards`, open, [armingContract, endingContract]);
