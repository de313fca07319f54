import { describe, expect, test } from "vitest";
import { sats } from "#domain/units.ts";
import { aPosition } from "../../builders/a-position.ts";
import { aReading, aReceipt, hit, NOW } from "../../stores/guarded-position.ts";
import { aPlanned, aSent, aSettlement, receiptsOf, TRIGGER, worldOf } from "./one-hit.ts";
import type { StoreHarness } from "./store-harness.ts";

/** What is promised of an outcome: written once, whole, by whoever holds the intent. */
export const settlingContract = (stores: () => StoreHarness): void => {
  describe("settling", () => {
    test("writes outcome, receipt, epoch, trigger and position together", async () => {
      const { guard, plan, userId, account } = await aSent(stores());
      expect(await stores().intents.settle(aSettlement(guard, plan))).toBe(true);
      expect(await stores().behind.stateOf(plan.id)).toBe("confirmed");
      expect(await receiptsOf(stores(), userId)).toMatchObject([{ outcome: "confirmed", intentId: plan.id }]);
      expect(await stores().automations.standing(guard.id, NOW + 5)).toMatchObject({
        epoch: 1,
        trigger: { ...TRIGGER, armed: true },
        spending: { sinceLastActionMs: 5 },
      });
      expect(await stores().accounts.position(account.id, "position-1")).toMatchObject({ margin: 176_471 });
    });

    test("with an old fence changes nothing", async () => {
      const { guard, plan } = await aSent(stores());
      await stores().behind.pass(60_000);
      await stores().intents.claimUnsettled("paper", 9, 60_000);
      const before = await worldOf(stores(), guard, plan);
      expect(await stores().intents.settle(aSettlement(guard, plan))).toBe(false);
      expect(await worldOf(stores(), guard, plan)).toEqual(before);
    });

    test("a second time changes nothing", async () => {
      const { guard, plan } = await aSent(stores());
      await stores().intents.settle(aSettlement(guard, plan, { state: "not-applied" }));
      const before = await worldOf(stores(), guard, plan);
      expect(await stores().intents.settle(aSettlement(guard, plan))).toBe(false);
      expect(await worldOf(stores(), guard, plan)).toEqual(before);
    });

    test.each(["confirmed", "rejected", "not-applied", "ambiguous"] as const)(
      "what was never sent as %s changes nothing",
      async (state) => {
        const { guard, plan } = await aPlanned(stores());
        const before = await worldOf(stores(), guard, plan);
        expect(await stores().intents.settle(aSettlement(guard, plan, { state }))).toBe(false);
        expect(await worldOf(stores(), guard, plan)).toEqual(before);
      },
    );

    test("what was sent as superseded changes nothing: it may have happened", async () => {
      const { guard, plan } = await aSent(stores());
      const before = await worldOf(stores(), guard, plan);
      const settlement = aSettlement(guard, plan, { state: "superseded" });
      expect(await stores().intents.settle(settlement)).toBe(false);
      expect(await worldOf(stores(), guard, plan)).toEqual(before);
    });

    test("with a receipt that cannot be written changes nothing", async () => {
      const { guard, plan } = await aSent(stores());
      const taken = aReceipt(guard);
      await stores().writeReceipt(taken);
      const before = await worldOf(stores(), guard, plan);
      const settlement = aSettlement(guard, plan, { receipt: { ...taken, outcome: "confirmed" } });
      await expect(stores().intents.settle(settlement)).rejects.toThrow();
      expect(await worldOf(stores(), guard, plan)).toEqual(before);
    });

    test("after the guard was paused is told, and leaves it disarmed", async () => {
      const { guard, plan, userId } = await aSent(stores());
      await stores().automations.pause(userId, guard.id, NOW);
      expect(await stores().intents.settle(aSettlement(guard, plan))).toBe(true);
      expect(await receiptsOf(stores(), userId)).toHaveLength(1);
      expect(await stores().automations.standing(guard.id, NOW)).toMatchObject({
        state: "paused",
        trigger: { armed: false },
      });
    });

    test("what did not happen does not start the cooldown, but ends the epoch and frees what held the guard", async () => {
      const { guard, plan } = await aSent(stores());
      await stores().intents.settle(aSettlement(guard, plan, { state: "rejected", position: null }));
      expect(await stores().automations.standing(guard.id, NOW)).toMatchObject({
        epoch: 1,
        heldBy: null,
        spending: { sinceLastActionMs: null },
      });
    });

    test("what nobody can tell starts the cooldown", async () => {
      const { guard, plan } = await aSent(stores());
      await stores().intents.settle(aSettlement(guard, plan, { state: "ambiguous", position: null }));
      expect((await stores().automations.standing(guard.id, NOW + 7))?.spending.sinceLastActionMs).toBe(7);
    });

    test("keeps a newer reading of the position", async () => {
      const { guard, plan, account } = await aSent(stores());
      const newer = aPosition({ margin: sats(200_000) });
      await stores().accounts.storeReading(aReading(account.id, [newer], NOW + 1));
      await stores().intents.settle(aSettlement(guard, plan));
      expect(await stores().accounts.position(account.id, newer.id)).toMatchObject({ margin: 200_000 });
    });

    test("can leave the trigger asleep until its time", async () => {
      const { guard, plan } = await aSent(stores());
      const legs = [{ kind: "at", leg: 0, trigger: TRIGGER, at: NOW + 1 }] as const;
      await stores().intents.settle(aSettlement(guard, plan, { legs }));
      expect((await stores().automations.standing(guard.id, NOW))?.trigger?.armed).toBe(false);
      expect(await hit(stores())).toEqual([]);
    });
  });
};
