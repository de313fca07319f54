import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ACTION_KINDS, amountOf, areExclusive, type IntentAction } from "#domain/intents/action.ts";
import { basisPoints, leverageFromNumber, priceFromUsd, sats, usd } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { IntentPlan } from "#ports/intents.ts";
import { addGuarded, aPlan } from "../../stores/guarded-position.ts";
import { aCommand, aHit, aPlanned, aSent, aSettlement, mark } from "./one-hit.ts";
import type { StoreHarness } from "./store-harness.ts";

const STOP = { kind: "set-stop-loss", price: priceFromUsd(96_000) } as const;
const BUY = { side: "long", limit: null, clientId: "axisor-1-0" } as const;

/** One action of every kind. */
const EVERY: readonly IntentAction[] = [
  { kind: "add-margin", amount: sats(100) },
  { kind: "cash-in", amount: sats(100) },
  { kind: "close-trade" },
  STOP,
  { kind: "set-trailing-stop", distance: basisPoints(500) },
  { kind: "remove-stop-loss" },
  { kind: "set-take-profit", price: priceFromUsd(110_000) },
  { kind: "remove-take-profit" },
  {
    kind: "open-trade",
    order: {
      ...BUY,
      size: { by: "quantity", quantity: usd(100) },
      leverage: leverageFromNumber(2.5),
      stopLoss: null,
      takeProfit: null,
    },
  },
  { kind: "cancel-trade", tradeId: "t" },
  { kind: "cross-order", order: { ...BUY, quantity: usd(100) } },
  { kind: "cancel-cross-order", orderId: "o" },
  { kind: "close-cross", quantity: usd(100) },
  { kind: "deposit-cross", amount: sats(100) },
  { kind: "withdraw-cross", amount: sats(100) },
  { kind: "set-cross-leverage", leverage: 5 },
];

/** What is promised of what the trader orders by hand or by the panic switch. */
export const commandsContract = (stores: () => StoreHarness): void => {
  const aGuard = async (): Promise<StoredGuard> => {
    const [guard] = (await addGuarded(stores())).guards;
    if (guard === undefined) throw new Error("There is no guard");
    return guard;
  };
  const plan = (wanted: IntentPlan) => stores().intents.plan(null, { ...wanted, id: randomUUID() });

  describe("a command", () => {
    test.each(["manual", "panic"] as const)("(%s) is one however often it is given", async (kind) => {
      const command = aCommand(await aGuard(), { cause: { kind, id: randomUUID() } });
      expect(await plan(command)).toBe("planned");
      expect(await plan(command)).toBe("conflict");
      await stores().behind.setIntents("rejected");
      expect(await plan(command)).toBe("conflict");
      expect((await stores().behind.counts()).intents).toBe(1);
    });

    test("acts on many subjects, on the account too, and once more for each epoch", async () => {
      const command = aCommand(await aGuard(), { cause: { kind: "panic", id: randomUUID() } });
      expect(await plan(command)).toBe("planned");
      const account = { ...command, subject: { kind: "account" } } as const;
      for (const other of [
        { ...command, subject: { kind: "position", id: "another" } } as const,
        { ...command, epoch: 1 },
        account,
      ]) {
        expect(await plan(other)).toBe("planned");
      }
      expect(await plan(account)).toBe("conflict");
    });

    test("needs no automation, and outlives every pause", async () => {
      const guard = await aGuard();
      await stores().automations.pause(guard.userId, guard.id, 1);
      const command = aCommand(guard);
      expect(await stores().intents.plan(null, command)).toBe("planned");
      expect(await mark(stores(), command)).toBe("sent");
    });

    test("settled turns no guard's epoch", async () => {
      const guard = await aGuard();
      const command = aCommand(guard);
      await stores().intents.plan(null, command);
      await mark(stores(), command);
      const settlement = aSettlement(guard, command, { receipt: null, legs: null, position: null });
      expect(await stores().intents.settle(settlement)).toBe(true);
      expect(await stores().automations.find(guard.id)).toEqual(guard);
    });

    test.each([{ kind: "close-trade" }, STOP] as const)(
      "to $kind has no amount, and waits for no top-up, nor a top-up for it",
      async (action) => {
        const { guard } = await aPlanned(stores());
        expect(await plan(aCommand(guard, { action }))).toBe("planned");
        await stores().behind.setIntents("superseded");
        const again = aCommand(guard, { action, epoch: 1 });
        expect(await plan(again)).toBe("planned");
        expect(await plan({ ...again, epoch: 2 })).toBe("planned");
        const [, ...rest] = await stores().intents.effectsOf(guard.accountId);
        expect(rest.map(({ action: kind, amount }) => [kind, amount])).toEqual(
          Array.from({ length: 3 }, () => [action.kind, null]),
        );
      },
    );

    test("of every kind can be planned, sent and read back as it was, with an amount only where it adds", async () => {
      const guard = await aGuard();
      expect(EVERY.map(({ kind }) => kind)).toEqual(ACTION_KINDS);
      for (const action of EVERY) {
        const command = aCommand(guard, { action, subject: { kind: "order", id: action.kind } });
        expect(await stores().intents.plan(null, command)).toBe("planned");
        expect(await mark(stores(), command, 1, 0)).toBe("sent");
        await stores().behind.pass(60_000);
        const claimed = await stores().intents.claimUnsettled("paper", 99, 600_000);
        expect(claimed).toMatchObject([{ action, subject: command.subject, before: command.before }]);
        await stores().behind.setIntents("rejected");
      }
      const tried = await stores().intents.effectsOf(guard.accountId);
      expect(new Map(tried.map(({ action, amount }) => [action, amount]))).toEqual(
        new Map(EVERY.map((action) => [action.kind, amountOf(action)])),
      );
    });

    test("waits for another one exactly where the two could be taken for each other", async () => {
      const guard = await aGuard();
      for (const open of EVERY) {
        const first = aCommand(guard, { action: open, epoch: 0 });
        expect(await plan(first)).toBe("planned");
        for (const action of EVERY) {
          const second = aCommand(guard, { action, cause: { kind: "manual", id: randomUUID() } });
          const answer = areExclusive(open.kind, action.kind) ? "conflict" : "planned";
          expect(await plan(second), `${action.kind} while ${open.kind} is open`).toBe(answer);
          if (answer === "planned") await stores().behind.setIntents("superseded");
          if (answer === "planned") await plan(aCommand(guard, { action: open }));
        }
        await stores().behind.setIntents("superseded");
      }
    });

    test("to take an order back is told of as long as it is open, and of its own account alone", async () => {
      const [guard, stranger] = [await aGuard(), await aGuard()];
      const takeBack = (of: StoredGuard, id: string, action: IntentAction) =>
        plan(aCommand(of, { action, subject: { kind: "order", id } }));
      const takenBack = async () => [...(await stores().intents.ordersTakenBack(guard.accountId))].toSorted();
      await takeBack(guard, "t", { kind: "cancel-trade", tradeId: "t" });
      await takeBack(guard, "t", { kind: "cancel-trade", tradeId: "t" });
      await takeBack(guard, "o", { kind: "cancel-cross-order", orderId: "o" });
      await takeBack(stranger, "theirs", { kind: "cancel-trade", tradeId: "theirs" });
      await plan(aCommand(guard, { action: { kind: "close-trade" } }));
      expect(await takenBack()).toEqual(["o", "t"]);
      await stores().behind.setIntents("sent");
      expect(await takenBack()).toEqual(["o", "t"]);
      for (const over of ["confirmed", "rejected", "not-applied", "ambiguous", "superseded"] as const) {
        await stores().behind.setIntents(over);
        expect(await takenBack()).toEqual([]);
      }
    });

    test("that is open lets a guard add margin", async () => {
      const { guard, work } = await aHit(stores());
      expect(await plan(aCommand(guard))).toBe("planned");
      expect(await stores().intents.plan(work, aPlan(guard))).toBe("planned");
    });

    test("to add margin waits for the guard's, and the guard's for it", async () => {
      const { guard, work } = await aHit(stores());
      const byHand = aCommand(guard, { action: { kind: "add-margin", amount: sats(100) } });
      expect(await plan(byHand)).toBe("planned");
      expect(await stores().intents.plan(work, aPlan(guard))).toBe("conflict");
      await stores().behind.setIntents("confirmed");
      expect(await stores().intents.plan(work, aPlan(guard))).toBe("planned");
      expect(await plan({ ...byHand, epoch: 1 })).toBe("conflict");
    });
  });

  describe("what is safe to repeat", () => {
    test.each([{ kind: "close-trade" }, STOP] as const)(
      "($kind) may be sent again by whoever holds it, counted, until it is settled",
      async (action) => {
        const guard = await aGuard();
        const command = aCommand(guard, { action });
        await stores().intents.plan(null, command);
        expect(await mark(stores(), command)).toBe("sent");
        expect(await mark(stores(), command)).toBe("sent");
        await stores().behind.pass(60_000);
        const [claimed] = await stores().intents.claimUnsettled("paper", 9, 60_000);
        expect(claimed).toMatchObject({ action, attempts: 2, fence: 2 });
        expect(await mark(stores(), command)).toBe("gone");
        expect(await mark(stores(), command, 2)).toBe("sent");
        await stores().behind.setIntents("confirmed");
        expect(await mark(stores(), command, 2)).toBe("gone");
      },
    );

    test("is not a top-up: sent once, it never leaves again", async () => {
      const { plan: sent } = await aSent(stores());
      await stores().behind.pass(60_000);
      expect(await stores().intents.claimUnsettled("paper", 9, 60_000)).toMatchObject([
        { attempts: 1, fence: 2 },
      ]);
      expect(await mark(stores(), sent, 2)).toBe("gone");
    });
  });
};
