import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { sats } from "#domain/units.ts";
import { aPlan, aReceipt, aTick, hit, NOW } from "../../stores/guarded-position.ts";
import { aPlanned, aSent, aSettlement, mark, receiptsOf } from "./one-hit.ts";
import type { StoreHarness } from "./store-harness.ts";

/** What is promised of intents whose fate is unknown: each in one pair of hands, told by one clock, and told of once. */
export const unsettledContract = (stores: () => StoreHarness): void => {
  const claim = (limit = 9, leaseMs = 60_000) => stores().intents.claimUnsettled("paper", limit, leaseMs);

  describe("claiming what is unsettled", () => {
    test("leaves intents alone while somebody holds them, and those of other networks", async () => {
      await aSent(stores());
      expect(await claim()).toEqual([]);
      await stores().behind.pass(30_000);
      expect(await stores().intents.claimUnsettled("signet", 9, 60_000)).toEqual([]);
      expect(await claim()).toHaveLength(1);
      expect(await claim()).toEqual([]);
      await stores().behind.pass(60_000);
      expect(await claim()).toMatchObject([{ fence: 3 }]);
    });

    test("gives an intent as it was planned and sent", async () => {
      const { plan } = await aSent(stores());
      await stores().behind.pass(30_000);
      expect(await claim()).toEqual([
        {
          ...plan,
          network: "paper",
          state: "sent",
          fence: 2,
          attempts: 1,
          signedAt: NOW,
          settleUntil: expect.any(Number),
          claimedAt: expect.any(Number),
        },
      ]);
    });

    test("gives what was planned and never sent too, and nothing that is settled", async () => {
      const { guard, plan } = await aPlanned(stores());
      await stores().behind.pass(30_000);
      expect(await claim()).toMatchObject([{ state: "planned", signedAt: null, settleUntil: null }]);
      const settlement = aSettlement(guard, plan, { state: "superseded", receipt: null, position: null });
      const intent = { ...plan, fence: 2 };
      expect(await stores().intents.settle({ ...settlement, intent })).toBe(true);
      await stores().behind.pass(90_000);
      expect(await claim()).toEqual([]);
    });

    test("takes no more than it is asked for, the longest waiting first", async () => {
      const first = await aPlanned(stores());
      await stores().behind.pass(1_000);
      const second = await aPlanned(stores());
      await stores().behind.pass(30_000);
      expect((await claim(1)).map(({ id }) => id)).toEqual([first.plan.id]);
      expect((await claim(1)).map(({ id }) => id)).toEqual([second.plan.id]);
    });

    test("tells by one clock whether the read it starts comes after the signature ran out", async () => {
      await aSent(stores(), 60_000);
      await stores().behind.pass(30_000);
      const [early] = await claim(9, 20_000);
      expect(early?.claimedAt).toBeLessThan(early?.settleUntil ?? 0);
      await stores().behind.pass(30_000);
      const [late] = await claim();
      expect(late?.claimedAt).toBeGreaterThanOrEqual(late?.settleUntil ?? Number.POSITIVE_INFINITY);
    });

    test("is announced by the match that finds a lease run out", async () => {
      await aSent(stores());
      const unsettled = async () =>
        (await stores().triggers.match("paper", aTick(100_000), 9, 60_000)).hasUnsettled;
      expect(await unsettled()).toBe(false);
      await stores().behind.pass(30_000);
      expect(await unsettled()).toBe(true);
      await claim();
      expect(await unsettled()).toBe(false);
    });
  });

  describe("waiting to settle", () => {
    const claimed = async (settleMs: number) => {
      const { plan } = await aSent(stores(), settleMs);
      await stores().behind.pass(30_000);
      expect(await claim()).toHaveLength(1);
      return plan;
    };

    test("gives an intent back when its signature has run out", async () => {
      const { id } = await claimed(60_000);
      await stores().intents.waitToSettle({ id, fence: 2 }, 0);
      await stores().behind.pass(20_000);
      expect(await claim()).toEqual([]);
      await stores().behind.pass(20_000);
      expect(await claim()).toMatchObject([{ id, fence: 3 }]);
    });

    test("waits at least as long as it is told to", async () => {
      const { id } = await claimed(10_000);
      await stores().intents.waitToSettle({ id, fence: 2 }, 20_000);
      await stores().behind.pass(10_000);
      expect(await claim()).toEqual([]);
      await stores().behind.pass(20_000);
      expect(await claim()).toMatchObject([{ id, fence: 3 }]);
    });

    test("with an old fence changes nothing", async () => {
      const { id } = await claimed(10_000);
      await stores().intents.waitToSettle({ id, fence: 1 }, 0);
      expect(await claim()).toEqual([]);
    });
  });

  describe("an outcome that is not known yet", () => {
    test("is told once, and only while it is not known", async () => {
      const { guard, plan, userId } = await aPlanned(stores());
      const tell = () =>
        stores().intents.noteUnknown(plan.id, aReceipt(guard, { outcome: "unknown", intentId: plan.id }));
      await tell();
      expect(await receiptsOf(stores(), userId)).toEqual([]);
      await mark(stores(), plan);
      await tell();
      await tell();
      expect(await receiptsOf(stores(), userId)).toMatchObject([{ outcome: "unknown", intentId: plan.id }]);
      expect(await stores().tradeLog.notices(userId, 9)).toHaveLength(1);
      expect(await stores().behind.stateOf(plan.id)).toBe("sent");
      await stores().behind.setIntents("confirmed");
      await tell();
      expect(await receiptsOf(stores(), userId)).toHaveLength(1);
    });
  });

  describe("the effects of an account", () => {
    test("are all that were tried, oldest first, and of no other account", async () => {
      const { guard, plan } = await aSent(stores());
      await stores().behind.setIntents("rejected");
      await stores().behind.setEpochs(1);
      await stores().behind.armTriggers();
      const [again] = await hit(stores());
      const later = aPlan(guard, {
        epoch: 1,
        plannedAt: NOW + 1,
        action: { kind: "add-margin", amount: sats(5) },
      });
      expect(await stores().intents.plan(again ?? null, later)).toBe("planned");
      await aPlanned(stores());
      const cause = { kind: "automation", id: guard.id } as const;
      const common = { cause, subject: plan.subject, action: "add-margin" } as const;
      expect(await stores().intents.effectsOf(guard.accountId)).toEqual([
        { ...common, id: plan.id, epoch: 0, amount: 76_471, signedAt: NOW, state: "rejected" },
        { ...common, id: later.id, epoch: 1, amount: 5, signedAt: null, state: "planned" },
      ]);
      const ofCause = await stores().intents.ofCause(guard.accountId, guard.id);
      expect(ofCause.map(({ id }) => id)).toEqual([plan.id, later.id]);
      expect(await stores().intents.ofCause(randomUUID(), guard.id)).toEqual([]);
      expect(await stores().intents.ofCause(guard.accountId, randomUUID())).toEqual([]);
    });
  });
};
