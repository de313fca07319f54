import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { priceFromUsd, sats } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { IntentPlan, Settlement } from "#ports/intents.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { addGuarded, aPlan, aReceipt, hit, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const TRIGGER = { side: "below", price: priceFromUsd(89_474) } as const;

/** One guarded position whose trigger was hit. */
const aHit = async () => {
  const { guards, ...rest } = await addGuarded(stores);
  const [guard] = guards;
  const [work] = await hit(stores);
  if (work === undefined || guard === undefined) throw new Error("Nothing was hit");
  return { guard, work, ...rest };
};

const intentCount = async () => (await stores.sql`select 1 from trade_intents`).length;
const workCount = async () => (await stores.sql`select 1 from trigger_work`).length;
const expireLeases = () => stores.sql`update trade_intents set lease_until = now() - interval '1 second'`;
const stateOf = async ({ id }: { id: string }) =>
  (await stores.sql`select state from trade_intents where id = ${id}`)[0]?.state;
const receiptsOf = (userId: string) =>
  stores.tradeLog.list(userId, { limit: 9, beforeSeq: null, outcomes: null });

const mark = ({ id }: IntentPlan, fence: number, settleMs = 1) =>
  stores.intents.markSent({ id, fence }, { signedAt: NOW, settleMs, at: NOW });

const planned = async () => {
  const made = await aHit();
  const plan = aPlan(made.guard);
  expect(await stores.intents.plan(made.work, plan)).toBe("planned");
  return { ...made, plan };
};

const sent = async (settleMs = 60_000) => {
  const made = await planned();
  expect(await mark(made.plan, 1, settleMs)).toBe("sent");
  return made;
};

const aSettlement = (guard: StoredGuard, plan: IntentPlan, wanted: Partial<Settlement> = {}): Settlement => ({
  intent: { ...plan, fence: 1 },
  state: "confirmed",
  receipt: aReceipt(guard, { outcome: "confirmed", intentId: plan.id }),
  rearm: { kind: "now", trigger: TRIGGER },
  position: aPosition({ margin: sats(176_471) }),
  readAt: NOW,
  at: NOW,
  ...wanted,
});

describe("a plan", () => {
  test("is committed with its amount reserved, and ends its work", async () => {
    const { guard } = await planned();
    expect((await stores.automations.standing(guard.id, NOW))?.spending).toMatchObject({
      addedInAll: 76_471,
      addedInDay: 76_471,
    });
    expect([await intentCount(), await workCount()]).toEqual([1, 0]);
  });

  const conflict = async (work: TriggerWork, plan: IntentPlan) => {
    const before = await intentCount();
    expect(await stores.intents.plan(work, plan)).toBe("conflict");
    expect([await intentCount(), await workCount()]).toEqual([before, 1]);
  };

  test("for an epoch that is over is a conflict: no intent, and the work stays", async () => {
    const { guard, work } = await aHit();
    await stores.sql`update automations set epoch = 1`;
    await conflict(work, aPlan(guard));
  });

  test("for an epoch that has its intent already is a conflict, whatever became of it", async () => {
    const { guard, work } = await aHit();
    const first = aPlan(guard);
    await stores.intents.plan(work, first);
    await stores.sql`update trade_intents set state = 'rejected'`;
    await stores.sql`update triggers set armed = true`;
    const [again] = await hit(stores);
    if (again === undefined) throw new Error("Nothing was hit");
    await conflict(again, aPlan(guard));
  });

  test("while another intent of the account is open is a conflict", async () => {
    const { guards } = await addGuarded(stores, [aPosition({ id: "one" }), aPosition({ id: "two" })]);
    const work = await hit(stores);
    const [one, two] = guards;
    const workOf = (guard: StoredGuard | undefined) => work.find((row) => row.automationId === guard?.id);
    const [first, second] = [workOf(one), workOf(two)];
    if (!(one && two && first && second)) throw new Error("Both must be hit");
    expect(await stores.intents.plan(first, aPlan(one))).toBe("planned");
    await conflict(second, aPlan(two));
    await stores.sql`update trade_intents set state = 'sent'`;
    await conflict(second, aPlan(two));
    await stores.sql`update trade_intents set state = 'confirmed'`;
    expect(await stores.intents.plan(second, aPlan(two))).toBe("planned");
  });

  test.each(["maxTotal", "maxPerDay", "maxPerAction"] as const)(
    "beyond a cap that was lowered meanwhile (%s) is a conflict",
    async (cap) => {
      const { guard, work } = await aHit();
      const lower = (amount: number) =>
        stores.automations.arm({ ...guard, config: aGuardConfig({ [cap]: sats(amount) }) }, "paper", TRIGGER);
      await lower(76_470);
      await conflict(work, aPlan(guard));
      await lower(76_471);
      expect(await stores.intents.plan(work, aPlan(guard))).toBe("planned");
    },
  );

  test.each([
    ["planned", true],
    ["sent", true],
    ["confirmed", true],
    ["ambiguous", true],
    ["rejected", false],
    ["not-applied", false],
    ["superseded", false],
  ] as const)("counts what is %s against the caps: %s", async (state, counts) => {
    const { guard } = await planned();
    await stores.sql`update trade_intents set state = ${state}`;
    const standing = await stores.automations.standing(guard.id, NOW);
    const spent = counts ? 76_471 : 0;
    expect(standing?.spending).toMatchObject({ addedInAll: spent, addedInDay: spent });
    expect(standing?.dayFreesAt).toBe(counts ? NOW + 86_400_000 : null);
  });

  test("leaves the day's cap exactly 24 hours after it was made", async () => {
    const { guard } = await planned();
    const spentAt = async (at: number) => (await stores.automations.standing(guard.id, at))?.spending;
    expect(await spentAt(NOW + 86_399_999)).toMatchObject({ addedInAll: 76_471, addedInDay: 76_471 });
    expect(await spentAt(NOW + 86_400_000)).toMatchObject({ addedInAll: 76_471, addedInDay: 0 });
  });

  test("of a guard that was paused is a conflict", async () => {
    const { guard, work, userId } = await aHit();
    await stores.automations.pause(userId, guard.id, NOW);
    await conflict(work, aPlan(guard));
  });

  test("whose work somebody else ended is a conflict", async () => {
    const { guard, work } = await aHit();
    await stores.triggers.drop(work);
    expect(await stores.intents.plan(work, aPlan(guard))).toBe("conflict");
    expect(await intentCount()).toBe(0);
  });

  test("made by two at once is made once", async () => {
    const { guard, work } = await aHit();
    const plans = [1, 2, 3, 4].map(() => stores.intents.plan(work, aPlan(guard)));
    expect((await Promise.all(plans)).toSorted()).toEqual(["conflict", "conflict", "conflict", "planned"]);
    expect(await intentCount()).toBe(1);
  });
});

describe("sending", () => {
  test("is marked once, and only by whoever holds the intent", async () => {
    const { plan } = await planned();
    expect(await mark(plan, 0)).toBe("gone");
    const marks = [1, 2, 3].map(() => mark(plan, 1));
    expect((await Promise.all(marks)).filter((mark) => mark === "sent")).toHaveLength(1);
    expect(await mark(plan, 1)).toBe("gone");
  });

  test("is refused once another worker has claimed the intent", async () => {
    const { plan } = await planned();
    await expireLeases();
    expect(await stores.intents.claimUnsettled("paper", 9, 60_000)).toMatchObject([{ fence: 2 }]);
    expect(await mark(plan, 1)).toBe("gone");
    expect(await stateOf(plan)).toBe("planned");
  });
});

describe("settling", () => {
  test("writes outcome, receipt, epoch, trigger and position together", async () => {
    const { guard, plan, userId, account } = await sent();
    expect(await stores.intents.settle(aSettlement(guard, plan))).toBe(true);
    expect(await stateOf(plan)).toBe("confirmed");
    expect(await receiptsOf(userId)).toMatchObject([{ outcome: "confirmed", intentId: plan.id }]);
    expect(await stores.automations.standing(guard.id, NOW + 5)).toMatchObject({
      epoch: 1,
      trigger: { ...TRIGGER, armed: true },
      spending: { sinceLastActionMs: 5 },
    });
    expect(await stores.accounts.position(account.id, "position-1")).toMatchObject({ margin: 176_471 });
  });

  /** What of the world a settlement could change. */
  const worldOf = (guard: StoredGuard, plan: IntentPlan) =>
    Promise.all([
      stateOf(plan),
      stores.automations.standing(guard.id, NOW),
      receiptsOf(guard.userId),
      stores.tradeLog.notices(guard.userId, 9),
      stores.accounts.position(guard.accountId, guard.positionId),
    ]);

  test("with an old fence changes nothing", async () => {
    const { guard, plan } = await sent();
    await expireLeases();
    await stores.intents.claimUnsettled("paper", 9, 60_000);
    const before = await worldOf(guard, plan);
    expect(await stores.intents.settle(aSettlement(guard, plan))).toBe(false);
    expect(await worldOf(guard, plan)).toEqual(before);
  });

  test("a second time changes nothing", async () => {
    const { guard, plan } = await sent();
    await stores.intents.settle(aSettlement(guard, plan, { state: "not-applied" }));
    const before = await worldOf(guard, plan);
    expect(await stores.intents.settle(aSettlement(guard, plan))).toBe(false);
    expect(await worldOf(guard, plan)).toEqual(before);
  });

  test.each(["confirmed", "rejected", "not-applied", "ambiguous"] as const)(
    "what was never sent as %s changes nothing",
    async (state) => {
      const { guard, plan } = await planned();
      const before = await worldOf(guard, plan);
      expect(await stores.intents.settle(aSettlement(guard, plan, { state }))).toBe(false);
      expect(await worldOf(guard, plan)).toEqual(before);
    },
  );

  test("what was sent as superseded changes nothing: it may have happened", async () => {
    const { guard, plan } = await sent();
    const before = await worldOf(guard, plan);
    expect(await stores.intents.settle(aSettlement(guard, plan, { state: "superseded" }))).toBe(false);
    expect(await worldOf(guard, plan)).toEqual(before);
  });

  test("after the guard was paused is told, and leaves it disarmed", async () => {
    const { guard, plan, userId } = await sent();
    await stores.automations.pause(userId, guard.id, NOW);
    expect(await stores.intents.settle(aSettlement(guard, plan))).toBe(true);
    expect(await receiptsOf(userId)).toHaveLength(1);
    expect(await stores.automations.standing(guard.id, NOW)).toMatchObject({
      state: "paused",
      trigger: { armed: false },
    });
  });

  test("what did not happen does not start the cooldown", async () => {
    const { guard, plan } = await sent();
    await stores.intents.settle(aSettlement(guard, plan, { state: "rejected", position: null }));
    expect((await stores.automations.standing(guard.id, NOW))?.spending.sinceLastActionMs).toBeNull();
  });
});

describe("claiming what is unsettled", () => {
  test("leaves intents alone while somebody holds them, and those of other networks", async () => {
    await sent();
    expect(await stores.intents.claimUnsettled("paper", 9, 60_000)).toEqual([]);
    await expireLeases();
    expect(await stores.intents.claimUnsettled("signet", 9, 60_000)).toEqual([]);
    expect(await stores.intents.claimUnsettled("paper", 9, 60_000)).toHaveLength(1);
    expect(await stores.intents.claimUnsettled("paper", 9, 60_000)).toEqual([]);
  });

  test("gives an intent to one of two, as it was planned and sent", async () => {
    const { plan } = await sent();
    await expireLeases();
    const claims = await Promise.all([1, 2, 3].map(() => stores.intents.claimUnsettled("paper", 9, 60_000)));
    const [claimed, ...more] = claims.flat();
    expect(more).toEqual([]);
    expect(claimed).toMatchObject({ ...plan, network: "paper", state: "sent", fence: 2, signedAt: NOW });
  });

  test("tells by one clock whether the read it starts comes after the signature ran out", async () => {
    await sent(60_000);
    await expireLeases();
    const [early] = await stores.intents.claimUnsettled("paper", 9, 60_000);
    expect(early?.claimedAt).toBeLessThan(early?.settleUntil ?? 0);
    await stores.sql`update trade_intents set settle_until = now(), lease_until = now()`;
    const [late] = await stores.intents.claimUnsettled("paper", 9, 60_000);
    expect(late?.claimedAt).toBeGreaterThanOrEqual(late?.settleUntil ?? Number.POSITIVE_INFINITY);
  });

  test("is announced by the match that finds a lease run out", async () => {
    await sent();
    const tick = { low: TRIGGER.price, high: TRIGGER.price, last: TRIGGER.price, at: NOW };
    expect((await stores.triggers.match("paper", tick, 9, 60_000)).hasUnsettled).toBe(false);
    await expireLeases();
    expect((await stores.triggers.match("paper", tick, 9, 60_000)).hasUnsettled).toBe(true);
  });
});
