import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { priceFromUsd, sats } from "#domain/units.ts";
import { aCrossGuardConfig, aCrossPosition } from "../../builders/a-cross-position.ts";
import { NOW } from "../../stores/guarded-position.ts";
import { aDeposit, carryOut, flip, guardedCross, planned, send } from "./cross-guard-scene.ts";
import type { OpenStores, StoreHarness } from "./store-harness.ts";
import { withStores } from "./with-stores.ts";

/** What is promised of what one spends. */
const spendingContract = (stores: () => StoreHarness): void => {
  describe("what a guard of the cross position spends", () => {
    test("counts while its fate is open, and frees when it has not happened", async () => {
      const { guard, plan } = await planned(stores());
      const standing = () => stores().crossGuards.standing(guard.id, NOW);
      expect(await standing()).toMatchObject({
        spending: { addedInAll: 50_000, addedInDay: 50_000, doneSteps: [0], sinceLastActionMs: null },
      });
      await carryOut(stores(), plan, { state: "not-applied" });
      expect(await standing()).toMatchObject({ epoch: 1, spending: { addedInAll: 0, doneSteps: [] } });
    });

    test("is counted against its caps, what its trader put in is not", async () => {
      const { guard, position, plan } = await planned(stores(), { maxTotal: sats(90_000) });
      await carryOut(stores(), plan);
      const byHand = aDeposit(guard, position, { cause: { kind: "manual", id: randomUUID() } });
      expect(await stores().intents.plan(null, byHand)).toBe("planned");
      await carryOut(stores(), byHand);
      const amountOf = (amount: number) =>
        aDeposit(guard, position, { epoch: 1, action: { kind: "deposit-cross", amount: sats(amount) } });
      expect(await stores().intents.plan(null, amountOf(40_001))).toBe("conflict");
      expect(await stores().intents.plan(null, amountOf(40_000))).toBe("planned");
    });

    test("ends with a new turn, its last action noted, and its prices as they are told", async () => {
      const { guard, plan } = await planned(stores());
      const trigger = { side: "below", price: priceFromUsd(90_000) } as const;
      const legs = [{ leg: 0, kind: "now", trigger }] as const;
      await carryOut(stores(), plan, { legs, at: NOW + 5 });
      expect(await stores().crossGuards.standing(guard.id, NOW + 9)).toMatchObject({
        epoch: 1,
        heldBy: null,
        spending: { sinceLastActionMs: 4 },
        trigger: { ...trigger, armed: true },
      });
    });

    test("counts on with the next position, on which no step has acted yet", async () => {
      const { guard, account, position, plan } = await planned(stores());
      await carryOut(stores(), plan);
      await stores().crossPositions.store(account.id, flip(position), NOW + 1);
      expect(await stores().crossGuards.standing(guard.id, NOW + 1)).toMatchObject({
        spending: { addedInAll: 50_000, doneSteps: [] },
      });
    });

    test("is planned for no guard that is paused, ended or in another turn", async () => {
      const { guard, position, userId } = await guardedCross(stores());
      expect(await stores().intents.plan(null, aDeposit(guard, position, { epoch: 1 }))).toBe("conflict");
      await stores().crossGuards.pause(userId, guard.id, NOW);
      expect(await stores().intents.plan(null, aDeposit(guard, position))).toBe("conflict");
      await stores().crossGuards.end(userId, guard.id, NOW);
      expect(await stores().intents.plan(null, aDeposit(guard, position))).toBe("conflict");
    });

    test("leaves under the caps as they are then", async () => {
      const { guard, plan } = await planned(stores());
      const lowered = aCrossGuardConfig({ maxPerAction: sats(49_999) });
      await stores().crossGuards.arm({ ...guard, config: lowered }, []);
      expect(await send(stores(), plan)).toBe("refused");
    });
  });
};

/** What is promised of telling that the cross margin cannot be read. */
const blindContract = (stores: () => StoreHarness): void => {
  describe("a cross margin that cannot be read", () => {
    test("is blind since the first time, and seen again by the next reading", async () => {
      const { account, position } = await guardedCross(stores());
      await stores().crossPositions.markBlind(account.id, "down", NOW + 1);
      await stores().crossPositions.markBlind(account.id, "still down", NOW + 2);
      expect(await stores().crossPositions.find(account.id)).toMatchObject({
        position,
        readAt: NOW,
        askedAt: NOW + 2,
        blindSince: NOW + 1,
        blindReason: "still down",
      });
      await stores().crossPositions.store(account.id, position, NOW + 3);
      expect(await stores().crossPositions.find(account.id)).toMatchObject({
        blindSince: null,
        blindReason: null,
      });
      await stores().crossPositions.markBlind(account.id, "late", NOW + 2);
      expect(await stores().crossPositions.find(account.id)).toMatchObject({ blindSince: null });
    });

    test("is told once, after so long, where an armed guard depends on it", async () => {
      const { account, userId, guard } = await guardedCross(stores());
      await stores().crossPositions.markBlind(account.id, "down", NOW + 1);
      const tell = (at: number) =>
        stores().crossPositions.tellBlind(account.id, { receiptId: randomUUID(), at, afterMs: 60_000 });
      expect(await tell(NOW + 60_001)).toBe(false);
      expect(await tell(NOW + 60_002)).toBe(true);
      expect(await tell(NOW + 60_003)).toBe(false);
      const told = await stores().tradeLog.list(userId, { limit: 9, beforeSeq: null, outcomes: null });
      expect(told).toMatchObject([
        { outcome: "blind", facts: { label: "the cross margin of Demo", reason: "down", since: NOW + 1 } },
      ]);
      await stores().crossPositions.store(account.id, aCrossPosition(), NOW + 70_000);
      await stores().crossPositions.markBlind(account.id, "down", NOW + 70_001);
      await stores().crossGuards.pause(userId, guard.id, NOW);
      expect(await tell(NOW + 200_000)).toBe(false);
    });

    test("wakes an alarm of the account too, where nothing else is armed there", async () => {
      const { account } = await guardedCross(stores());
      await stores().accounts.markBlind(account.id, "down", NOW + 1, NOW + 2);
      const alarm = { receiptId: randomUUID(), at: NOW + 60_002, afterMs: 60_000 };
      expect(await stores().accounts.tellBlind(account.id, alarm)).toBe(true);
    });
  });
};

/** Registers the contract for one pair of stores. */
export const crossSpendingContract = (name: string, open: OpenStores): void =>
  withStores(name, open, [spendingContract, blindContract]);
