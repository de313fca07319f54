import { describe, expect, test } from "vitest";
import { sats } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { IntentPlan } from "#ports/intents.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { aPosition } from "../../builders/a-position.ts";
import { addGuarded, aPlan, hit, NOW } from "../../stores/guarded-position.ts";
import { aHit, aPlanned } from "./one-hit.ts";
import type { StoreHarness } from "./store-harness.ts";

/** What is promised of committing a plan: once an epoch, alone in its account, with its work. */
export const plansContract = (stores: () => StoreHarness): void => {
  const conflict = async (work: TriggerWork, plan: IntentPlan) => {
    const before = await stores().behind.counts();
    expect(await stores().intents.plan(work, plan)).toBe("conflict");
    expect(await stores().behind.counts()).toEqual({ intents: before.intents, work: 1 });
  };

  /** Two hits of one account. */
  const twoHits = async () => {
    const { guards } = await addGuarded(stores(), [aPosition({ id: "one" }), aPosition({ id: "two" })]);
    const work = await hit(stores());
    const [one, two] = guards;
    const workOf = (guard: StoredGuard | undefined) => work.find((row) => row.automationId === guard?.id);
    const [first, second] = [workOf(one), workOf(two)];
    if (!(one && two && first && second)) throw new Error("Both must be hit");
    return { one, two, first, second };
  };

  describe("a plan", () => {
    test("is committed with its amount reserved, and ends its work", async () => {
      const { guard } = await aPlanned(stores());
      expect((await stores().automations.standing(guard.id, NOW))?.spending).toMatchObject({
        addedInAll: 76_471,
        addedInDay: 76_471,
      });
      expect(await stores().behind.counts()).toEqual({ intents: 1, work: 0 });
    });

    test("for an epoch that is over is a conflict: no intent, and the work stays", async () => {
      const { guard, work } = await aHit(stores());
      await stores().behind.setEpochs(1);
      await conflict(work, aPlan(guard));
    });

    test("for an epoch that has its intent already is a conflict, whatever became of it", async () => {
      const { guard } = await aPlanned(stores());
      await stores().behind.setIntents("rejected");
      await stores().behind.armTriggers();
      const [again] = await hit(stores());
      if (again === undefined) throw new Error("Nothing was hit");
      await conflict(again, aPlan(guard));
    });

    test("while another top-up of the account is open is a conflict", async () => {
      const { one, two, first, second } = await twoHits();
      expect(await stores().intents.plan(first, aPlan(one))).toBe("planned");
      await conflict(second, aPlan(two));
      await stores().behind.setIntents("sent");
      await conflict(second, aPlan(two));
      await stores().behind.setIntents("confirmed");
      expect(await stores().intents.plan(second, aPlan(two))).toBe("planned");
    });

    test("of a guard that was paused is a conflict", async () => {
      const { guard, work, userId } = await aHit(stores());
      await stores().automations.pause(userId, guard.id, NOW);
      await conflict(work, aPlan(guard));
    });

    test("whose work somebody else ended is a conflict", async () => {
      const { guard, work } = await aHit(stores());
      await stores().triggers.drop(work);
      expect(await stores().intents.plan(work, aPlan(guard))).toBe("conflict");
      expect(await stores().behind.counts()).toEqual({ intents: 0, work: 0 });
    });

    test("of an account that was removed is a conflict", async () => {
      const { guard, work, userId, account } = await aHit(stores());
      await stores().accounts.remove(userId, account.id);
      expect(await stores().intents.plan(work, aPlan(guard))).toBe("conflict");
      expect(await stores().behind.counts()).toEqual({ intents: 0, work: 0 });
    });

    test("to add no sats is refused, and the work stays", async () => {
      const { guard, work } = await aHit(stores());
      const nothing = aPlan(guard, { action: { kind: "add-margin", amount: sats(0) } });
      await expect(stores().intents.plan(work, nothing)).rejects.toThrow();
      expect(await stores().behind.counts()).toEqual({ intents: 0, work: 1 });
    });
  });
};
