import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { PanicStage } from "#domain/panic/panic-stage.ts";
import { priceFromUsd, sats } from "#domain/units.ts";
import type { StageChange } from "#ports/panic.ts";
import { addGuarded, aPlan, NOW } from "../../stores/guarded-position.ts";
import { aCommand, aHit, aPlanned, mark } from "./one-hit.ts";
import type { StoreHarness } from "./store-harness.ts";

const STOP = { kind: "set-stop-loss", price: priceFromUsd(96_000) } as const;
const TOP_UP = { kind: "add-margin", amount: sats(100) } as const;

const change = (userId: string, stage: PanicStage, wanted: Partial<StageChange> = {}): StageChange => ({
  userId,
  accountId: null,
  stage,
  by: "trader",
  at: NOW,
  ...wanted,
});

/** What is promised of the panic switch: what a stage refuses is neither planned nor sent, and closing always is. */
export const stagesContract = (stores: () => StoreHarness): void => {
  const raise = (...args: Parameters<typeof change>) => stores().panic.raise(change(...args));

  describe("a stage of the panic switch", () => {
    test("is made stricter and never milder by throwing it, and milder by putting it", async () => {
      const userId = await stores().addUser();
      await raise(userId, "flatten");
      await raise(userId, "freeze", { at: NOW + 1 });
      await raise(userId, "calm");
      expect(await stores().panic.standing(userId)).toEqual([
        { accountId: null, stage: "flatten", by: "trader", at: NOW },
      ]);
      await stores().panic.put(change(userId, "freeze", { at: NOW + 2, by: "link" }));
      expect(await stores().panic.standing(userId)).toEqual([
        { accountId: null, stage: "freeze", by: "link", at: NOW + 2 },
      ]);
      await stores().panic.put(change(userId, "calm"));
      expect(await stores().panic.standing(userId)).toEqual([]);
    });

    test("stands on one account alone, but not on somebody else's", async () => {
      const { userId, account, guards } = await addGuarded(stores());
      const stranger = await stores().addUser();
      expect(await raise(stranger, "flatten", { accountId: account.id })).toBe(false);
      expect(await stores().panic.standing(userId)).toEqual([]);
      expect(await raise(userId, "freeze")).toBe(true);
      expect(await raise(userId, "flatten", { accountId: account.id })).toBe(true);
      expect((await stores().panic.standing(userId)).map(({ stage }) => stage)).toEqual([
        "freeze",
        "flatten",
      ]);
      const [guard] = guards;
      if (guard === undefined) throw new Error("There is no guard");
      expect(await stores().intents.plan(null, aCommand(guard, { action: STOP }))).toBe("conflict");
    });

    test("of somebody else refuses nothing of ours", async () => {
      const { guard, work } = await aHit(stores());
      await raise(await stores().addUser(), "revoke");
      expect(await stores().intents.plan(work, aPlan(guard))).toBe("planned");
    });

    test("lets guards add margin until everything is closed", async () => {
      const { userId, guard, work } = await aHit(stores());
      await raise(userId, "flatten");
      expect(await stores().intents.plan(work, aPlan(guard))).toBe("conflict");
      expect(await stores().behind.counts()).toMatchObject({ intents: 0, work: 1 });
      await stores().panic.put(change(userId, "reduce"));
      expect(await stores().intents.plan(work, aPlan(guard))).toBe("planned");
    });

    test("refuses what the trader adds by hand while only guards may act, and no stop", async () => {
      const { userId, guard } = await aHit(stores());
      const byHand = () => aCommand(guard, { action: TOP_UP });
      await raise(userId, "guards-only");
      expect(await stores().intents.plan(null, byHand())).toBe("conflict");
      expect(await stores().intents.plan(null, aCommand(guard, { action: STOP }))).toBe("planned");
      await stores().panic.put(change(userId, "freeze"));
      expect(await stores().intents.plan(null, byHand())).toBe("planned");
    });

    test.each(["freeze", "guards-only", "reduce", "flatten", "revoke"] as const)(
      "(%s) never refuses to close, by hand or by itself",
      async (stage) => {
        const { userId, guard } = await aHit(stores());
        await raise(userId, stage);
        for (const kind of ["manual", "panic"] as const) {
          const close = aCommand(guard, { cause: { kind, id: randomUUID() } });
          expect(await stores().intents.plan(null, close)).toBe("planned");
          expect(await mark(stores(), close)).toBe("sent");
        }
      },
    );

    test("thrown between plan and send refuses the sending, until it is milder again", async () => {
      const { userId, plan } = await aPlanned(stores());
      await raise(userId, "flatten");
      expect(await mark(stores(), plan)).toBe("refused");
      expect(await stores().behind.stateOf(plan.id)).toBe("planned");
      await stores().panic.put(change(userId, "guards-only"));
      expect(await mark(stores(), plan)).toBe("sent");
    });
  });
};
