import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { crossLegs } from "#domain/automations/cross-guard/cross-step.ts";
import { basisPoints, priceFromUsd, sats } from "#domain/units.ts";
import { aCrossGuardConfig, aCrossPosition, aFlatCross } from "../../builders/a-cross-position.ts";
import { addGuarded, aTick, NOW } from "../../stores/guarded-position.ts";
import { CLOSE_AT, flip, guardedCross, guardOf, match } from "./cross-guard-scene.ts";
import type { OpenStores, StoreHarness } from "./store-harness.ts";
import { withStores } from "./with-stores.ts";

/** What is promised of arming, pausing and ending one. */
const armingContract = (stores: () => StoreHarness): void => {
  describe("a guard of the cross position", () => {
    test("waits where it was armed, as the guard of no isolated position", async () => {
      const { guard, userId, account } = await guardedCross(stores());
      const [trigger] = crossLegs(aCrossPosition(), guard.config.steps, []).map((leg) => leg.trigger);
      expect(await stores().crossGuards.ofUser(userId, NOW)).toEqual([
        {
          ...guard,
          spending: { addedInAll: 0, addedInDay: 0, doneSteps: [], sinceLastActionMs: null },
          dayFreesAt: null,
          trigger: { ...trigger, armed: true },
        },
      ]);
      expect(await stores().automations.standing(guard.id, NOW)).toBeNull();
      expect(await stores().crossPositions.find(account.id)).toMatchObject({ isGuarded: true });
    });

    test("is hit as work that names the liquidation of its position", async () => {
      const { guard, account } = await guardedCross(stores());
      expect(await match(stores())).toMatchObject([
        {
          automationId: guard.id,
          accountId: account.id,
          isOfAccount: false,
          liquidation: aCrossPosition().liquidation,
        },
      ]);
      expect(await stores().crossGuards.standing(guard.id, NOW)).toMatchObject({ trigger: { armed: false } });
    });

    test("armed anew is another version of itself and keeps what its losses count from", async () => {
      const { guard } = await guardedCross(stores(), { lostBefore: sats(7_000) });
      const config = aCrossGuardConfig({ maxTotal: sats(90_000), lostBefore: sats(9_000) });
      const anew = await stores().crossGuards.arm({ ...guard, id: randomUUID(), config }, []);
      expect(anew).toEqual({ ...guard, config: { ...config, lostBefore: 7_000 }, version: 2 });
      expect(await match(stores())).toEqual([]);
      expect(await stores().crossGuards.arm({ ...guard, config }, [])).toEqual(anew);
    });

    test("is armed by nobody but the owner of its account", async () => {
      const { guard, account } = await guardedCross(stores());
      const stranger = { ...guard, id: randomUUID(), userId: await stores().addUser() };
      expect(await stores().crossGuards.arm(stranger, [])).toBeNull();
      const other = await addGuarded(stores(), []);
      expect(await stores().crossGuards.arm({ ...stranger, accountId: other.account.id }, [])).toBeNull();
      expect(await stores().crossGuards.arm(guardOf({ ...account, userId: other.userId }), [])).toBeNull();
    });

    test("paused waits nowhere, and only for its owner", async () => {
      const { guard, userId, account, position } = await guardedCross(stores());
      expect(await stores().crossGuards.pause(await stores().addUser(), guard.id, NOW)).toBeNull();
      expect(await stores().crossGuards.pause(userId, guard.id, NOW)).toEqual({ ...guard, state: "paused" });
      expect(await stores().crossPositions.find(account.id)).toMatchObject({ isGuarded: false });
      await stores().crossPositions.store(account.id, position, NOW + 1);
      expect(await match(stores())).toEqual([]);
      expect(await stores().automations.pauseAllOf(userId, NOW)).toBe(0);
    });

    test("is paused with all others of its owner", async () => {
      const { guard, userId } = await guardedCross(stores());
      expect(await stores().automations.pauseAllOf(userId, NOW)).toBe(1);
      expect(await stores().crossGuards.standing(guard.id, NOW)).toMatchObject({ state: "paused" });
      expect(await match(stores())).toEqual([]);
    });

    test("ended is gone with what it waits for, and the next one begins anew", async () => {
      const { guard, userId, account } = await guardedCross(stores());
      const [work] = await match(stores());
      expect(await stores().crossGuards.end(await stores().addUser(), guard.id, NOW)).toBeNull();
      expect(await stores().crossGuards.end(userId, guard.id, NOW)).toEqual({ ...guard, state: "ended" });
      expect(await stores().crossGuards.end(userId, guard.id, NOW)).toBeNull();
      if (work !== undefined) await stores().triggers.drop(work);
      expect(await match(stores())).toEqual([]);
      expect(await stores().crossGuards.ofUser(userId, NOW)).toEqual([]);
      const next = await stores().crossGuards.arm(guardOf(account), []);
      expect(next).toMatchObject({ version: 1, state: "armed" });
      expect(next?.id).not.toBe(guard.id);
    });

    test("goes with its account", async () => {
      const { guard, userId, account } = await guardedCross(stores());
      expect(await stores().accounts.remove(userId, account.id)).toBe(true);
      expect(await stores().crossGuards.standing(guard.id, NOW)).toBeNull();
      expect(await stores().crossPositions.find(account.id)).toBeNull();
      expect(await match(stores())).toEqual([]);
    });
  });
};

/** What is promised of where one waits as its position is read. */
const followingContract = (stores: () => StoreHarness): void => {
  describe("a guard of the cross position, as that is read,", () => {
    test("waits by the new liquidation, and is not moved by a reading that is older", async () => {
      const { guard, account } = await guardedCross(stores());
      const grown = aCrossPosition({ margin: sats(200_000) });
      await stores().crossPositions.store(account.id, grown, NOW + 2);
      const trigger = crossLegs(grown, guard.config.steps, [])[0]?.trigger;
      await stores().crossPositions.store(account.id, aCrossPosition(), NOW + 1);
      expect(await stores().crossGuards.standing(guard.id, NOW)).toMatchObject({
        trigger: { ...trigger, armed: true },
      });
    });

    test("is not moved by one that shows what was before, until the exchange has shown it for half a minute", async () => {
      const { guard, account } = await guardedCross(stores());
      const opened = aCrossPosition({ updatedAt: 1_000 });
      expect(await stores().crossPositions.store(account.id, opened, NOW + 1)).toBe(true);
      const before = { ...aFlatCross(), updatedAt: 999 };
      expect(await stores().crossPositions.store(account.id, before, NOW + 2)).toBe(false);
      expect(await stores().crossPositions.find(account.id)).toMatchObject({
        position: opened,
        readAt: NOW + 1,
      });
      expect(await stores().crossGuards.standing(guard.id, NOW)).toMatchObject({ trigger: { armed: true } });
      expect(await stores().crossPositions.store(account.id, before, NOW + 30_000)).toBe(false);
      expect(await stores().crossPositions.store(account.id, before, NOW + 30_001)).toBe(true);
      expect(await stores().crossPositions.find(account.id)).toMatchObject({ position: before });
    });

    test("waits nowhere while it is flat, and for the next one from the reading that shows it", async () => {
      const { account } = await guardedCross(stores());
      await stores().crossPositions.store(account.id, aFlatCross(), NOW + 1);
      expect(await match(stores())).toEqual([]);
      expect(await stores().crossPositions.find(account.id)).toMatchObject({
        heldSince: null,
        isGuarded: true,
      });
      await stores().crossPositions.store(account.id, aCrossPosition(), NOW + 2);
      expect(await stores().crossPositions.find(account.id)).toMatchObject({ heldSince: NOW + 2 });
      expect(await match(stores())).toHaveLength(1);
    });

    test("knows since when one is held: the same one as before, one on the other side anew", async () => {
      const { account, position } = await guardedCross(stores());
      await stores().crossPositions.store(account.id, aCrossPosition({ margin: sats(150_000) }), NOW + 1);
      expect(await stores().crossPositions.find(account.id)).toMatchObject({ heldSince: NOW });
      await stores().crossPositions.store(account.id, flip(position), NOW + 2);
      expect(await stores().crossPositions.find(account.id)).toMatchObject({ heldSince: NOW + 2 });
    });

    test("held back wakes where the reading moves its price, and sleeps while that stays", async () => {
      const { guard, account, position } = await guardedCross(stores());
      const [work] = await match(stores());
      if (work === undefined) throw new Error("It was hit");
      const legs = crossLegs(position, guard.config.steps, []);
      await stores().triggers.hold(
        work,
        legs.map((leg) => ({ ...leg, kind: "on-change" })),
        "balance",
        null,
      );
      expect(await stores().crossGuards.standing(guard.id, NOW)).toMatchObject({ heldBy: "balance" });
      expect(await match(stores())).toEqual([]);
      await stores().crossPositions.store(account.id, { ...position, pl: sats(-9) }, NOW + 1);
      expect(await match(stores())).toEqual([]);
      await stores().crossPositions.store(account.id, aCrossPosition({ margin: sats(90_000) }), NOW + 2);
      expect(await match(stores(), aTick(95_000, 95_000, NOW + 2))).toHaveLength(1);
    });

    test("that lost a price to the work of another gets it back once that has ended", async () => {
      const { guard, account, position } = await guardedCross(stores(), {
        steps: [...aCrossGuardConfig().steps, CLOSE_AT],
      });
      const [work] = await match(stores());
      if (work === undefined) throw new Error("It was hit");
      await stores().crossPositions.store(account.id, position, NOW + 1);
      expect(await match(stores())).toEqual([]);
      await stores().triggers.drop(work);
      await stores().crossPositions.store(account.id, position, NOW + 2);
      expect((await match(stores())).map(({ automationId }) => automationId)).toEqual([guard.id]);
    });
  });
};

/** What is promised of when an account with a cross guard alone is read. */
const deadlineContract = (stores: () => StoreHarness): void => {
  test("an account is read again when the price comes near the price of its cross guard", async () => {
    const { account } = await guardedCross(stores());
    const dueAt = (at: number) => stores().accounts.claimDue("paper", at, 9, 30_000);
    const readAt = NOW + 10_000;
    expect(await dueAt(readAt)).toHaveLength(1);
    const reading = { accountId: account.id, positions: [], balance: sats(1), readAt };
    await stores().accounts.storeReading({ ...reading, nextReadAt: () => NOW + 3_600_000 });
    const near = { last: priceFromUsd(96_000), band: basisPoints(100), restMs: 0 };
    await stores().accounts.makeNearDue("paper", { ...near, last: priceFromUsd(99_000) }, readAt + 1);
    expect(await dueAt(readAt + 2)).toEqual([]);
    await stores().accounts.makeNearDue("paper", near, readAt + 1);
    expect((await dueAt(readAt + 2)).map(({ id }) => id)).toEqual([account.id]);
  });
};

/** Registers the contract for one pair of stores. */
export const crossGuardsContract = (name: string, open: OpenStores): void =>
  withStores(name, open, [armingContract, followingContract, deadlineContract]);
