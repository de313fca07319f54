import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { type CrossGuardConfig, decideCrossGuard } from "#domain/automations/cross-guard/cross-guard.ts";
import { crossLegs, type HeldCross } from "#domain/automations/cross-guard/cross-step.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import { priceFromUsd, sats } from "#domain/units.ts";
import type { StoredCrossGuard } from "#ports/cross-guards.ts";
import type { IntentPlan, Settlement } from "#ports/intents.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { crossReceiptFacts } from "#services/monitor/cross-receipt-facts.ts";
import { aCrossGuardConfig, aCrossPosition } from "../../builders/a-cross-position.ts";
import { addGuarded, aTick, NOW } from "../../stores/guarded-position.ts";
import type { StoreHarness } from "./store-harness.ts";

export const LEASE_MS = 60_000;
/** Liquidation of `aCrossPosition` lies at 91,033, so 5 % before it is 95,824. */
export const INSIDE = aTick(95_000);
export const CLOSE_AT = {
  when: { by: "price", price: priceFromUsd(95_500) },
  deed: { kind: "close" },
} as const;

export const guardOf = (
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
export const guardedCross = async (stores: StoreHarness, config: Partial<CrossGuardConfig> = {}) => {
  const { account, userId } = await addGuarded(stores, []);
  const position = aCrossPosition();
  await stores.crossPositions.store(account.id, position, NOW);
  const guard = guardOf(account, config);
  const armed = await stores.crossGuards.arm(guard, crossLegs(position, guard.config.steps, []));
  if (armed === null) throw new Error("The account is this user's");
  return { account, userId, position, guard: armed };
};

export const match = async (stores: StoreHarness, tick = INSIDE): Promise<readonly TriggerWork[]> =>
  (await stores.triggers.match("paper", tick, 9, LEASE_MS)).work;

/** A deposit of so many sats, decided from the position. */
export const aDeposit = (
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

export const send = (stores: StoreHarness, { id }: IntentPlan) =>
  stores.intents.markSent({ id, fence: 1 }, { signedAt: NOW, settleMs: LEASE_MS, at: NOW });

/** Sends what is planned, and settles it. */
export const carryOut = async (stores: StoreHarness, plan: IntentPlan, wanted: Partial<Settlement> = {}) => {
  expect(await send(stores, plan)).toBe("sent");
  expect(await stores.intents.settle(settled(plan, wanted))).toBe(true);
};

/** One that was hit, and whose deposit is planned. */
export const planned = async (stores: StoreHarness, config: Partial<CrossGuardConfig> = {}) => {
  const made = await guardedCross(stores, config);
  const [work] = await match(stores);
  if (work === undefined) throw new Error("Nothing was hit");
  const plan = aDeposit(made.guard, made.position);
  expect(await stores.intents.plan(work, plan)).toBe("planned");
  return { ...made, plan };
};

export const flip = (position: CrossPosition): CrossPosition => ({
  ...aCrossPosition({ side: "short" }),
  id: position.id,
});
