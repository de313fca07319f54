import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { guardLegs } from "#domain/automations/guard-step.ts";
import { FINAL_STATES } from "#domain/intents/intent.ts";
import { ANY_PRICE } from "#domain/triggers/any-price.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { IntentPlan } from "#ports/intents.ts";
import type { LegRearm } from "#ports/triggers.ts";
import { aGuardConfig } from "../../builders/a-guard-config.ts";
import { aPosition } from "../../builders/a-position.ts";
import { anEntry, aRule } from "../../builders/a-rule.ts";
import { anEntryPlan } from "../../builders/an-entry-plan.ts";
import { addGuarded, aReading, aTick, NOW } from "../../stores/guarded-position.ts";
import type { OpenStores, StoreHarness } from "./store-harness.ts";
import { withStores } from "./with-stores.ts";

const WAITS: LegRearm = { leg: 0, kind: "now", trigger: ANY_PRICE };
const ASLEEP: LegRearm = { leg: 0, kind: "on-change", trigger: ANY_PRICE };
const LATER: LegRearm = { leg: 0, kind: "at", at: NOW + 60_000, trigger: ANY_PRICE };

const armed = async (stores: StoreHarness, legs: readonly LegRearm[] = [WAITS]) => {
  const { userId, account } = await addGuarded(stores, []);
  const rule = await stores.rules.arm(aRule({ userId, accountId: account.id }, anEntry()), legs);
  if (rule === null) throw new Error("It was not armed");
  return { userId, account, rule };
};

const hit = async (stores: StoreHarness, at = NOW) =>
  (await stores.triggers.match("paper", aTick(100_000, 100_000, at), 10, 60_000)).work;

const settle = (
  stores: StoreHarness,
  plan: IntentPlan,
  state: (typeof FINAL_STATES)[number],
  legs: readonly LegRearm[] = [LATER],
) =>
  stores.intents.settle({
    intent: { ...plan, fence: 1 },
    state,
    receipt: null,
    legs,
    position: null,
    readAt: NOW,
    at: NOW,
  });

const send = (stores: StoreHarness, plan: IntentPlan) =>
  stores.intents.markSent({ id: plan.id, fence: 1 }, { signedAt: NOW, settleMs: 1_000, at: NOW });

const entryContract = (stores: () => StoreHarness): void => {
  test("an entry counts from its plan on, and stops only where it was refused or never left", async () => {
    for (const state of FINAL_STATES) {
      await stores().empty();
      const { rule } = await armed(stores());
      const plan = anEntryPlan(rule, {}, 3);
      expect(await stores().intents.plan(null, plan)).toBe("planned");
      const entry = { intentId: plan.id, epoch: 0, rung: 3, at: NOW, worstCase: 203_132 };
      expect(await stores().rules.entriesOf(rule.id)).toEqual([entry]);
      if (state !== "superseded") expect(await send(stores(), plan)).toBe("sent");
      expect(await stores().rules.entriesOf(rule.id)).toEqual([entry]);
      expect(await settle(stores(), plan, state)).toBe(true);
      const counts = state === "confirmed" || state === "ambiguous";
      expect(await stores().rules.entriesOf(rule.id)).toEqual(counts ? [entry] : []);
      const each = await stores().rules.entriesOfEach([randomUUID(), rule.id]);
      expect([...each]).toEqual(counts ? [[rule.id, [entry]]] : []);
    }
  });

  test("what is taken back is no entry, nor is what another rule made", async () => {
    const { rule } = await armed(stores());
    const action = { kind: "cancel-trade", tradeId: "trade-1" } as const;
    const taken = anEntryPlan(rule, { action, subject: { kind: "order", id: "trade-1" } });
    expect(await stores().intents.plan(null, taken)).toBe("planned");
    expect(await stores().rules.entriesOf(rule.id)).toEqual([]);
    expect(await stores().rules.entriesOf(randomUUID())).toEqual([]);
  });

  test("of two looks at one turn one plans; the next turn comes only with the outcome, which says what is waited for", async () => {
    const { rule } = await armed(stores());
    const [work] = await hit(stores());
    const plan = anEntryPlan(rule);
    expect(await stores().intents.plan(work ?? null, plan)).toBe("planned");
    expect(await stores().intents.plan(null, anEntryPlan(rule))).toBe("conflict");
    expect(await hit(stores())).toEqual([]);
    await send(stores(), plan);
    expect(await settle(stores(), plan, "confirmed")).toBe(true);
    expect(await stores().rules.find(rule.id)).toMatchObject({ epoch: 1, looks: 0, heldBy: null });
    expect(await stores().intents.plan(null, anEntryPlan(rule))).toBe("conflict");
    expect(await hit(stores(), NOW + 59_999)).toEqual([]);
    expect(await hit(stores(), NOW + 60_000)).toHaveLength(1);
  });

  test("one opening at a time: another rule waits until the first one's outcome is known", async () => {
    const { userId, account, rule } = await armed(stores());
    const other = await stores().rules.arm(aRule({ userId, accountId: account.id }, anEntry()), [WAITS]);
    if (other === null) throw new Error("It was not armed");
    const first = anEntryPlan(rule);
    expect(await stores().intents.plan(null, first)).toBe("planned");
    expect(await stores().intents.plan(null, anEntryPlan(other))).toBe("conflict");
    await settle(stores(), first, "superseded");
    expect(await stores().intents.plan(null, anEntryPlan(other))).toBe("planned");
  });

  test("paused or under a thrown switch nothing is planned, and nothing that was planned leaves", async () => {
    const { userId, account, rule } = await armed(stores());
    const plan = anEntryPlan(rule);
    await stores().intents.plan(null, plan);
    await stores().panic.put({ userId, accountId: account.id, stage: "freeze", by: "trader", at: NOW });
    expect(await send(stores(), plan)).toBe("refused");
    await settle(stores(), plan, "superseded");
    const stored = await stores().rules.find(rule.id);
    if (stored === null) throw new Error("It is there");
    expect(await stores().intents.plan(null, anEntryPlan(stored))).toBe("conflict");
    await stores().panic.put({ userId, accountId: account.id, stage: "calm", by: "trader", at: NOW });
    await stores().rules.pause(userId, rule.id, NOW);
    expect(await stores().intents.plan(null, anEntryPlan(stored))).toBe("conflict");
  });
};

const sleepContract = (stores: () => StoreHarness): void => {
  test("asleep is what waits for nothing: no price, no time, no work and no intent under way", async () => {
    const { userId, account, rule } = await armed(stores());
    const ids = async () => (await stores().rules.asleep(account.id)).map(({ id }) => id);
    expect(await ids()).toEqual([]);
    const [work] = await hit(stores());
    if (work === undefined) throw new Error("It was hit");
    expect(await ids()).toEqual([]);
    await stores().triggers.drop(work);
    expect(await ids()).toEqual([rule.id]);
    const plan = anEntryPlan(rule);
    await stores().intents.plan(null, plan);
    expect(await ids()).toEqual([]);
    await settle(stores(), plan, "superseded", [ASLEEP]);
    expect(await ids()).toEqual([rule.id]);
    await stores().rules.arm(rule, [LATER]);
    expect(await ids()).toEqual([]);
    await stores().rules.pause(userId, rule.id, NOW);
    expect(await ids()).toEqual([]);
  });
};

const guardOf = (userId: string, accountId: string, wanted: Partial<StoredGuard> = {}): StoredGuard => ({
  id: randomUUID(),
  userId,
  accountId,
  positionId: aPosition().id,
  config: aGuardConfig(),
  state: "armed",
  epoch: 0,
  version: 1,
  heldBy: null,
  createdAt: NOW,
  ...wanted,
});

const ENTRY = { by: "entry" } as const;

const guardContract = (stores: () => StoreHarness): void => {
  const position = aPosition();
  const legs = guardLegs(position, aGuardConfig().steps, []);

  test("a position is known by the intent it was named after, until a guard stands there or ever stood", async () => {
    const { userId, account, rule } = await armed(stores());
    await stores().accounts.storeReading(aReading(account.id, [position]));
    const plan = anEntryPlan(rule);
    await stores().intents.plan(null, plan);
    const named = [
      { positionId: position.id, intentId: plan.id },
      { positionId: "somebody-else", intentId: randomUUID() },
    ];
    const seen = () => stores().rules.unguarded(account.id, named);
    expect(await seen()).toEqual([
      { ...named[0], ruleId: rule.id, userId, config: expect.objectContaining({ budget: 250_000 }) },
    ]);
    expect(await stores().rules.unguarded(randomUUID(), named)).toEqual([]);
    const never = () => stores().rules.neverGuarded(account.id, ["another", position.id]);
    expect(await never()).toEqual(["another", position.id]);
    expect(await stores().rules.neverGuarded(account.id, [])).toEqual([]);
    expect(await stores().rules.guardFirst(guardOf(userId, account.id), legs, ENTRY)).toBe(true);
    expect(await seen()).toEqual([]);
    expect(await never()).toEqual(["another"]);
    await stores().behind.endGuards();
    expect(await seen()).toEqual([]);
    expect(await never()).toEqual(["another"]);
  });

  test("the first guard of a position is armed once, and never in the place of one that stands", async () => {
    const { userId, account } = await armed(stores());
    await stores().accounts.storeReading(aReading(account.id, [position]));
    const guard = guardOf(userId, account.id);
    const both = await Promise.all([
      stores().rules.guardFirst(guard, legs, ENTRY),
      stores().rules.guardFirst(guardOf(userId, account.id), legs, ENTRY),
    ]);
    expect(both.toSorted()).toEqual([false, true]);
    const standing = await stores().automations.ofUser(userId, NOW);
    expect(standing).toMatchObject([{ version: 1, state: "armed", trigger: { armed: true } }]);
    await stores().behind.endGuards();
    expect(await stores().rules.guardFirst(guardOf(userId, account.id), legs, ENTRY)).toBe(false);
  });

  test("a guard made by a plan is armed while that is armed by the same settings, and not otherwise", async () => {
    const { userId, account, rule } = await armed(stores());
    await stores().accounts.storeReading(aReading(account.id, [position]));
    const guard = guardOf(userId, account.id);
    const guardBy = (id: string, version: number) =>
      stores().rules.guardFirst(guard, legs, { by: "plan", id, version });
    await stores().rules.pause(userId, rule.id, NOW);
    expect(await guardBy(rule.id, rule.version)).toBe(false);
    await stores().rules.arm(rule, [WAITS]);
    expect(await guardBy(rule.id, rule.version + 1)).toBe(false);
    expect(await guardBy(randomUUID(), rule.version)).toBe(false);
    expect(await stores().automations.ofUser(userId, NOW)).toEqual([]);
    expect(await guardBy(rule.id, rule.version)).toBe(true);
    expect(await stores().automations.ofUser(userId, NOW)).toMatchObject([{ id: guard.id, state: "armed" }]);
  });
};

/** What is promised of entries: each counts once, and what it opened is guarded once. */
export const entriesContract = (name: string, open: OpenStores): void =>
  withStores(`${name} keeps the contract of entries`, open, [entryContract, sleepContract, guardContract]);
