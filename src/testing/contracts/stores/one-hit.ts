import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { priceFromUsd, sats } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { IntentPlan, Settlement } from "#ports/intents.ts";
import type { StoredReceipt } from "#ports/trade-log.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { aPosition } from "../../builders/a-position.ts";
import { addGuarded, aPlan, aReceipt, type Guarded, hit, NOW } from "../../stores/guarded-position.ts";
import type { StoreHarness } from "./store-harness.ts";

/** Where the guard of `aPosition` fires once it has 176,471 sats of margin. */
export const TRIGGER = { side: "below", price: priceFromUsd(89_474) } as const;

type Hit = Guarded & { readonly guard: StoredGuard; readonly work: TriggerWork };
type Planned = Hit & { readonly plan: IntentPlan };

/** One guarded position whose trigger was hit. */
export const aHit = async (stores: StoreHarness): Promise<Hit> => {
  const made = await addGuarded(stores);
  const [guard] = made.guards;
  const [work] = await hit(stores);
  if (work === undefined || guard === undefined) throw new Error("Nothing was hit");
  return { ...made, guard, work };
};

/** Marks an intent as sent by whoever holds this fence; its signature lives for `settleMs`. */
export const mark = (stores: StoreHarness, { id }: IntentPlan, fence = 1, settleMs = 60_000, at = NOW) =>
  stores.intents.markSent({ id, fence }, { signedAt: NOW, settleMs, at });

/** One hit whose top-up of 76,471 sats is planned. */
export const aPlanned = async (stores: StoreHarness, wanted: Partial<IntentPlan> = {}): Promise<Planned> => {
  const made = await aHit(stores);
  const plan = aPlan(made.guard, wanted);
  expect(await stores.intents.plan(made.work, plan)).toBe("planned");
  return { ...made, plan };
};

/** One hit whose top-up was sent a moment ago. */
export const aSent = async (stores: StoreHarness, settleMs = 60_000): Promise<Planned> => {
  const made = await aPlanned(stores);
  expect(await mark(stores, made.plan, 1, settleMs)).toBe("sent");
  return made;
};

export const aSettlement = (
  guard: StoredGuard,
  plan: IntentPlan,
  wanted: Partial<Settlement> = {},
): Settlement => ({
  intent: { ...plan, fence: 1 },
  state: "confirmed",
  receipt: aReceipt(guard, { outcome: "confirmed", intentId: plan.id }),
  legs: [{ kind: "now", leg: 0, trigger: TRIGGER }],
  position: aPosition({ margin: sats(176_471) }),
  readAt: NOW,
  at: NOW,
  ...wanted,
});

/** The receipts of a user, newest first. */
export const receiptsOf = (stores: StoreHarness, userId: string): Promise<readonly StoredReceipt[]> =>
  stores.tradeLog.list(userId, { limit: 9, beforeSeq: null, outcomes: null });

/** What of the world a settlement could change. */
export const worldOf = (stores: StoreHarness, guard: StoredGuard, plan: IntentPlan) =>
  Promise.all([
    stores.behind.stateOf(plan.id),
    stores.automations.standing(guard.id, NOW),
    receiptsOf(stores, guard.userId),
    stores.tradeLog.notices(guard.userId, 9),
    stores.accounts.position(guard.accountId, guard.positionId),
  ]);

/** Plans a command of the trader's on a position; unless told otherwise it closes it. */
export const aCommand = (guard: StoredGuard, wanted: Partial<IntentPlan> = {}): IntentPlan =>
  aPlan(guard, {
    cause: { kind: "manual", id: randomUUID() },
    epoch: 0,
    action: { kind: "close-trade" },
    plannedAt: NOW + 1,
    ...wanted,
  });
