import type { IntentAction } from "#domain/intents/action.ts";
import { evidenceOf } from "#domain/intents/evidence.ts";
import { priceFromUsd, sats } from "#domain/units.ts";
import type { IntentPlan, StoredIntent } from "#ports/intents.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { aGuardReceipt } from "../../builders/a-guard-receipt.ts";
import { aPosition } from "../../builders/a-position.ts";
import { aReceipt } from "../guarded-position.ts";
import type { StepOf } from "./store-step.ts";
import { legsOf } from "./trigger-calls.ts";
import { type Call, focusOn, newest, newId, positionOf, type World } from "./world.ts";

const INTENT_LEASE_MS = 30_000;
const NOTHING: Call = async () => null;

const actionOf = ({ action, amount }: StepOf<"plan">): IntentAction => {
  if (action === "add-margin") return { kind: action, amount: sats(amount) };
  return action === "close-trade" ? { kind: action } : { kind: action, price: priceFromUsd(96_000) };
};

const planOf = (
  world: World,
  step: StepOf<"plan">,
  automationId: string | undefined,
): IntentPlan | undefined => {
  const last = newest(world.plans, step.pick);
  if (step.cause === "repeat") return last && { ...last, id: newId(world), plannedAt: world.now };
  const guard =
    step.cause === "work"
      ? world.tables.automations.get(automationId ?? "")?.guard
      : newest(world.guards, step.pick);
  if (guard === undefined) return undefined;
  return {
    id: newId(world),
    userId: guard.userId,
    accountId: guard.accountId,
    cause:
      step.cause === "work" ? { kind: "automation", id: guard.id } : { kind: step.cause, id: newId(world) },
    subject: step.isStale ? { kind: "account" } : { kind: "position", id: guard.positionId },
    epoch: step.cause === "work" && step.isStale ? guard.epoch - 1 : guard.epoch,
    action: actionOf(step),
    before: {
      balance: sats(897_900),
      position: evidenceOf(aPosition()),
    },
    facts: aGuardReceipt({ low: priceFromUsd(90_000 + world.lastId) }),
    plannedAt: world.now,
    expiresAt: step.lifeMs === null ? null : world.now + step.lifeMs,
  };
};

/** Plans for some work, or by hand; `repeat` gives the same command once more. */
export const planCall = (world: World, step: StepOf<"plan">, handedOut: readonly TriggerWork[]): Call => {
  const plan = planOf(world, step, newest(handedOut, step.pick)?.automationId);
  if (plan === undefined) return NOTHING;
  world.plans.push(plan);
  focusOn(world, plan.accountId);
  const needsWork = step.cause === "work";
  return ({ stores, work }) =>
    stores.intents.plan(needsWork ? (newest(work, step.pick) ?? null) : null, plan);
};

type Held = { readonly plan: IntentPlan; readonly fence: number };

/** An intent with the fence of whoever holds it, or of whoever held it before. */
const heldBy = (world: World, step: { readonly pick: number; readonly isOld: boolean }): Held | undefined => {
  const tried = world.plans.filter(({ id }) => world.tables.intents.has(id));
  const plan = newest(tried, step.pick);
  const fence = world.tables.intents.get(plan?.id ?? "")?.fence ?? 0;
  return plan && { plan, fence: step.isOld ? fence - 1 : fence };
};

export const sendCall = (world: World, step: StepOf<"send">): Call => {
  const held = heldBy(world, step);
  if (held === undefined) return NOTHING;
  const sending = { signedAt: world.now - 24_000, settleMs: step.settleMs, at: world.now };
  return ({ stores }) => stores.intents.markSent({ id: held.plan.id, fence: held.fence }, sending);
};

const receiptOf = (
  world: World,
  plan: IntentPlan,
  outcome: NewReceipt["outcome"],
  id: string,
): NewReceipt => ({
  id,
  userId: plan.userId,
  accountId: plan.accountId,
  automationId: plan.cause.kind === "automation" ? plan.cause.id : null,
  positionId: plan.subject.kind === "position" ? plan.subject.id : null,
  intentId: plan.id,
  outcome,
  facts: plan.facts,
  rawAnswer: null,
  severity: "info",
  at: world.now,
});

/** The position read back after an effect. */
const readBack = (world: World, plan: IntentPlan) => {
  const account = world.accounts.find(({ id }) => id === plan.accountId);
  if (account === undefined || plan.subject.kind !== "position") return null;
  return positionOf(world, account, plan.subject.id.endsWith("0") ? 0 : 1, 2);
};

export const settleCall = (world: World, step: StepOf<"settle">): Call => {
  const held = heldBy(world, step);
  if (held === undefined) return NOTHING;
  const { plan, fence } = held;
  const taken = [...world.tables.receipts.keys()].at(-1);
  const receiptId = step.isToldTwice && taken !== undefined ? taken : newId(world);
  const outcome = step.state === "superseded" ? "not-applied" : step.state;
  const settlement = {
    intent: { ...plan, fence },
    state: step.state,
    receipt: receiptOf(world, plan, outcome, receiptId),
    legs: step.rearm === "none" ? null : legsOf(step.rearm, world),
    position: step.readsBack ? readBack(world, plan) : null,
    readAt: world.now,
    at: world.now,
  };
  return ({ stores }) => stores.intents.settle(settlement);
};

export const noteUnknownCall = (world: World, step: StepOf<"note-unknown">): Call => {
  const held = heldBy(world, { ...step, isOld: false });
  if (held === undefined) return NOTHING;
  const receipt = receiptOf(world, held.plan, "unknown", newId(world));
  return ({ stores }) => stores.intents.noteUnknown(held.plan.id, receipt);
};

/** Times of leases differ by what the machine takes; whether a read may be held against the signature must not. */
const claimedView = ({ claimedAt, settleUntil, ...rest }: StoredIntent) => ({
  ...rest,
  ranOut: settleUntil === null ? null : claimedAt >= settleUntil,
});

export const claimCall =
  ({ network }: StepOf<"claim">): Call =>
  async ({ stores }) => {
    const claimed = await stores.intents.claimUnsettled(network, 100, INTENT_LEASE_MS);
    return claimed.map(claimedView).sort((one, other) => (one.id < other.id ? -1 : 1));
  };

export const waitCall = (world: World, step: StepOf<"wait">): Call => {
  const held = heldBy(world, step);
  if (held === undefined) return NOTHING;
  const { plan, fence } = held;
  return ({ stores }) => stores.intents.waitToSettle({ id: plan.id, fence }, step.atLeastMs);
};

/** Ends a position with its guard, where it has one. */
export const endPositionCall = (world: World, { pick }: StepOf<"end-position">): Call => {
  const guard = newest(world.guards, pick);
  if (guard === undefined) return NOTHING;
  const receipt = aReceipt(guard, { id: newId(world), outcome: "ended", at: world.now });
  return ({ stores }) => stores.tradeLog.endPosition(receipt);
};
