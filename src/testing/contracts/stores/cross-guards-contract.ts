import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type CrossGuardConfig, decideCrossGuard } from "#domain/automations/cross-guard/cross-guard.ts";
import { crossLegs, type HeldCross } from "#domain/automations/cross-guard/cross-step.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import { basisPoints, priceFromUsd, sats } from "#domain/units.ts";
import type { StoredCrossGuard } from "#ports/cross-guards.ts";
import type { IntentPlan, Settlement } from "#ports/intents.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { crossReceiptFacts } from "#services/monitor/cross-receipt-facts.ts";
import { aCrossGuardConfig, aCrossPosition, aFlatCross } from "../../builders/a-cross-position.ts";
import { addGuarded, aTick, NOW } from "../../stores/guarded-position.ts";
import type { OpenStores, StoreHarness } from "./store-harness.ts";
import { withStores } from "./with-stores.ts";

const LEASE_MS = 60_000;
/** Liquidation of `aCrossPosition` lies at 91,033, so 5 % before it is 95,824. */
const INSIDE = aTick(95_000);
const CLOSE_AT = {
  when: { by: "price", price: priceFromUsd(95_500) },
  deed: { kind: "close" },
} as const;

const guardOf = (
  { userId, id: accountId }: { readonly userId: string; readonly id: string },
  config: Partial<CrossGuardConfig> = {},
): StoredCrossGuard => ({
  id: randomUUID(),
  userId,
  accountId,
  config: aCrossGuardConfig(config),
  state: "armed",
  epoch: 0,
  version: 1,
  heldBy: null,
  createdAt: NOW,
});

/** An account whose cross position was read, with an armed guard on it. */
const guardedCross = async (stores: StoreHarness, config: Partial<CrossGuardConfig> = {}) => {
  const { account, userId } = await addGuarded(stores, []);
  const position = aCrossPosition();
  await stores.crossPositions.store(account.id, position, NOW);
  const guard = guardOf(account, config);
  const armed = await stores.crossGuards.arm(guard, crossLegs(position, guard.config.steps, []));
  if (armed === null) throw new Error("The account is this user's");
  return { account, userId, position, guard: armed };
};

const match = async (stores: StoreHarness, tick = INSIDE): Promise<readonly TriggerWork[]> =>
  (await stores.triggers.match("paper", tick, 9, LEASE_MS)).work;

/** A deposit of so many sats, decided from the position. */
const aDeposit = (
  guard: StoredCrossGuard,
  position: HeldCross,
  wanted: Partial<IntentPlan> = {},
): IntentPlan => {
  const spending = { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null };
  const facts = {
    position,
    tick: INSIDE,
    balance: sats(897_900),
    spending,
    config: guard.config,
    tag: sats(0),
  };
  const verdict = decideCrossGuard(facts);
  if (verdict.kind !== "add-margin") throw new Error("The guard adds here");
  return {
    id: randomUUID(),
    userId: guard.userId,
    accountId: guard.accountId,
    cause: { kind: "automation", id: guard.id },
    subject: { kind: "account" },
    epoch: guard.epoch,
    action: { kind: "deposit-cross", amount: sats(50_000) },
    before: { balance: sats(897_900), position: null },
    facts: crossReceiptFacts(facts, guard.version, verdict),
    plannedAt: NOW,
    expiresAt: null,
    ...wanted,
  };
};

const settled = (plan: IntentPlan, wanted: Partial<Settlement> = {}): Settlement => ({
  intent: { ...plan, fence: 1 },
  state: "confirmed",
  receipt: null,
  legs: null,
  position: null,
  readAt: NOW,
  at: NOW,
  ...wanted,
});

const send = (stores: StoreHarness, { id }: IntentPlan) =>
  stores.intents.markSent({ id, fence: 1 }, { signedAt: NOW, settleMs: LEASE_MS, at: NOW });

/** Sends what is planned, and settles it. */
const carryOut = async (stores: StoreHarness, plan: IntentPlan, wanted: Partial<Settlement> = {}) => {
  expect(await send(stores, plan)).toBe("sent");
  expect(await stores.intents.settle(settled(plan, wanted))).toBe(true);
};

/** One that was hit, and whose deposit is planned. */
const planned = async (stores: StoreHarness, config: Partial<CrossGuardConfig> = {}) => {
  const made = await guardedCross(stores, config);
  const [work] = await match(stores);
  if (work === undefined) throw new Error("Nothing was hit");
  const plan = aDeposit(made.guard, made.position);
  expect(await stores.intents.plan(work, plan)).toBe("planned");
  return { ...made, plan };
};

const flip = (position: CrossPosition): CrossPosition => ({
  ...aCrossPosition({ side: "short" }),
  id: position.id,
});

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
  withStores(name, open, [
    armingContract,
    followingContract,
    spendingContract,
    blindContract,
    deadlineContract,
  ]);
