import { describe, expect, test } from "vitest";
import { aPlan, NOW } from "../../stores/guarded-position.ts";
import { aHit, aPlanned, mark, TRIGGER } from "./one-hit.ts";
import type { StoreHarness } from "./store-harness.ts";

/** What is promised of `sent`, without which nothing may leave. */
export const sendingContract = (stores: () => StoreHarness): void => {
  describe("sending", () => {
    test("is marked once, and only by whoever holds the intent", async () => {
      const { plan } = await aPlanned(stores());
      expect(await mark(stores(), plan, 0)).toBe("gone");
      expect(await mark(stores(), plan, 2)).toBe("gone");
      expect(await mark(stores(), plan)).toBe("sent");
      expect(await mark(stores(), plan)).toBe("gone");
    });

    test("what nobody planned is not possible", async () => {
      const { guard } = await aHit(stores());
      expect(await mark(stores(), aPlan(guard))).toBe("gone");
    });

    test("is refused once another worker has claimed the intent", async () => {
      const { plan } = await aPlanned(stores());
      await stores().behind.pass(60_000);
      expect(await stores().intents.claimUnsettled("paper", 9, 60_000)).toMatchObject([{ fence: 2 }]);
      expect(await mark(stores(), plan)).toBe("gone");
      expect(await stores().behind.stateOf(plan.id)).toBe("planned");
    });

    test("is refused after its guard was paused, and allowed again once it is armed", async () => {
      const { guard, plan, userId } = await aPlanned(stores());
      await stores().automations.pause(userId, guard.id, NOW);
      expect(await mark(stores(), plan)).toBe("refused");
      expect(await stores().behind.stateOf(plan.id)).toBe("planned");
      await stores().automations.arm(guard, "paper", [{ leg: 0, trigger: TRIGGER }]);
      expect(await mark(stores(), plan)).toBe("sent");
    });

    test("is refused from the moment the plan expires", async () => {
      const { plan } = await aPlanned(stores(), { expiresAt: NOW + 1_000 });
      expect(await mark(stores(), plan, 1, 1, NOW + 1_000)).toBe("refused");
      expect(await mark(stores(), plan, 1, 1, NOW + 999)).toBe("sent");
    });

    test("ends with the account", async () => {
      const { plan, userId, account } = await aPlanned(stores());
      await stores().accounts.remove(userId, account.id);
      expect(await mark(stores(), plan)).toBe("gone");
    });
  });
};
