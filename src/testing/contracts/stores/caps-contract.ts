import { describe, expect, test } from "vitest";
import { sats } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { IntentPlan } from "#ports/intents.ts";
import { aGuardConfig } from "../../builders/a-guard-config.ts";
import { addGuarded, aPlan, NOW } from "../../stores/guarded-position.ts";
import { aCommand, aHit, aPlanned, mark, TRIGGER } from "./one-hit.ts";
import type { StoreHarness } from "./store-harness.ts";

const DAY = 86_400_000;
const CAPS = ["maxTotal", "maxPerDay", "maxPerAction"] as const;

/** What is promised of caps: nothing is planned or sent beyond one, with all that is open or unclear counted as spent. */
export const capsContract = (stores: () => StoreHarness): void => {
  const lower = async (guard: StoredGuard, cap: (typeof CAPS)[number], amount: number) =>
    stores().automations.arm({ ...guard, config: aGuardConfig({ [cap]: sats(amount) }) }, "paper", [
      { leg: 0, trigger: TRIGGER },
    ]);

  /** A top-up of 100 sats that the trader ordered at `plannedAt`. */
  const byHand = (guard: StoredGuard, wanted: Partial<IntentPlan> = {}) =>
    aCommand(guard, {
      action: { kind: "add-margin", amount: sats(100) },
      ...wanted,
    });

  describe("a cap", () => {
    test.each(CAPS)("that was lowered meanwhile (%s) makes a plan beyond it a conflict", async (cap) => {
      const { guard, work } = await aHit(stores());
      await lower(guard, cap, 76_470);
      expect(await stores().intents.plan(work, aPlan(guard))).toBe("conflict");
      expect(await stores().behind.counts()).toEqual({ intents: 0, work: 1 });
      await lower(guard, cap, 76_471);
      expect(await stores().intents.plan(work, aPlan(guard))).toBe("planned");
    });

    test.each(CAPS)("that was lowered since the plan (%s) keeps it from being sent", async (cap) => {
      const { guard, plan } = await aPlanned(stores());
      await lower(guard, cap, 76_470);
      expect(await mark(stores(), plan)).toBe("refused");
      expect(await stores().behind.stateOf(plan.id)).toBe("planned");
      await lower(guard, cap, 76_471);
      expect(await mark(stores(), plan)).toBe("sent");
    });

    test.each([
      ["planned", true],
      ["sent", true],
      ["confirmed", true],
      ["ambiguous", true],
      ["rejected", false],
      ["not-applied", false],
      ["superseded", false],
    ] as const)("counts what is %s: %s", async (state, counts) => {
      const { guard, account } = await aPlanned(stores());
      await stores().behind.setIntents(state);
      const standing = await stores().automations.standing(guard.id, NOW);
      const spent = counts ? 76_471 : 0;
      expect(standing?.spending).toMatchObject({ addedInAll: spent, addedInDay: spent });
      expect(standing?.dayFreesAt).toBe(counts ? NOW + DAY : null);
      // Whatever is open on it would be alone: only what is final leaves room for another top-up.
      if (state === "planned" || state === "sent") return;
      await stores().behind.setDayCap(account.id, sats(76_570));
      expect(await stores().intents.plan(null, byHand(guard))).toBe(counts ? "conflict" : "planned");
    });

    test("of a day is free again exactly 24 hours after the plan that used it", async () => {
      const { guard } = await aPlanned(stores());
      const spentAt = async (at: number) => (await stores().automations.standing(guard.id, at))?.spending;
      expect(await spentAt(NOW + DAY - 1)).toMatchObject({ addedInAll: 76_471, addedInDay: 76_471 });
      expect(await spentAt(NOW + DAY)).toMatchObject({ addedInAll: 76_471, addedInDay: 0 });
    });

    test("of a position counts what the trader added by hand", async () => {
      const { guard, work } = await aHit(stores());
      expect(await stores().intents.plan(null, byHand(guard))).toBe("planned");
      await stores().behind.setIntents("confirmed");
      await lower(guard, "maxTotal", 76_570);
      expect(await stores().intents.plan(work, aPlan(guard))).toBe("conflict");
      // The guard's own day is not the trader's.
      await lower(guard, "maxPerDay", 76_471);
      expect(await stores().intents.plan(work, aPlan(guard))).toBe("planned");
    });
  });

  describe("an account's cap of a day", () => {
    test("counts every cause on every position, at plan and at send, and no other account", async () => {
      const { guard, plan, account } = await aPlanned(stores());
      const { account: other } = await addGuarded(stores());
      await stores().behind.setDayCap(account.id, sats(76_571));
      await stores().behind.setDayCap(other.id, sats(1));
      expect(await mark(stores(), plan)).toBe("sent");
      await stores().behind.setIntents("ambiguous");
      const elsewhere = { kind: "position", id: "another" } as const;
      const most = byHand(guard, { subject: elsewhere });
      const more = { ...most, action: { kind: "add-margin", amount: sats(101) } } as const;
      expect(await stores().intents.plan(null, more)).toBe("conflict");
      expect(await stores().intents.plan(null, most)).toBe("planned");
      await stores().behind.setDayCap(account.id, sats(76_570));
      expect(await mark(stores(), most)).toBe("refused");
    });

    test("is free again exactly 24 hours after the plan that used it", async () => {
      const { guard, account } = await aPlanned(stores());
      await stores().behind.setIntents("confirmed");
      await stores().behind.setDayCap(account.id, sats(76_570));
      const planAt = (plannedAt: number) => stores().intents.plan(null, byHand(guard, { plannedAt }));
      expect(await planAt(NOW + DAY - 1)).toBe("conflict");
      expect(await planAt(NOW + DAY)).toBe("planned");
    });

    test("shows what room it leaves, spent by whomever, and nothing where there is none", async () => {
      const { guard, account } = await aPlanned(stores());
      const room = async (at: number) =>
        (await stores().automations.standing(guard.id, at))?.spending.accountRoom;
      expect(await room(NOW)).toBeUndefined();
      await stores().behind.setDayCap(account.id, sats(76_571));
      await stores().behind.setIntents("confirmed");
      expect(await room(NOW)).toBe(100);
      await stores().intents.plan(null, byHand(guard));
      expect([await room(NOW), await room(NOW + DAY)]).toEqual([0, 76_471]);
      await stores().behind.setIntents("rejected");
      expect(await room(NOW)).toBe(76_571);
    });

    test("leaves alone what adds nothing", async () => {
      const { guard, account } = await aPlanned(stores());
      await stores().behind.setDayCap(account.id, sats(0));
      const closing = aCommand(guard);
      expect(await stores().intents.plan(null, closing)).toBe("planned");
      expect(await mark(stores(), closing)).toBe("sent");
    });
  });
};
