import { type CrossGuardFacts, decideCrossGuard } from "#domain/automations/cross-guard/cross-guard.ts";
import { isHeld } from "#domain/automations/cross-guard/cross-step.ts";
import type { CrossGuardVerdict } from "#domain/automations/cross-guard/cross-verdict.ts";
import type { IntentAction } from "#domain/intents/action.ts";
import { netPositionEvidence } from "#domain/intents/evidence.ts";
import { type Sats, sats } from "#domain/units.ts";
import type { CrossGuardStanding } from "#ports/cross-guards.ts";
import { readCross } from "../accounts/read-cross.ts";
import { readNewest } from "../commands/read-newest.ts";
import { actOnPlan } from "./act-on-plan.ts";
import { crossReceiptFacts } from "./cross-receipt-facts.ts";
import { crossTerms } from "./guard-terms.ts";
import type { Hit } from "./hit.ts";
import { holdCrossWork } from "./hold-cross-work.ts";
import type { MonitorDeps, TickReport } from "./monitor-deps.ts";
import { sinceHit } from "./since-hit.ts";

/** A plan that could not leave for so long is stale: the guard decides anew. */
const PLAN_LIFE_MS = 10 * 60_000;
/** Inside its trigger the position is asked for again sooner than by a reading. */
const UNREAD_RETRY_MS = 1_000;

type ActingVerdict = Exclude<CrossGuardVerdict, { readonly kind: "hold" | "alert" }>;

/** A reduction is a market order on the other side, known by the intent it is of. */
const actionOf = (verdict: ActingVerdict, { position }: CrossGuardFacts, intentId: string): IntentAction => {
  switch (verdict.kind) {
    case "add-margin":
      return { kind: "deposit-cross", amount: verdict.amount };
    case "reduce": {
      const side = position.side === "long" ? "short" : "long";
      return {
        kind: "cross-order",
        order: { side, quantity: verdict.quantity, limit: null, clientId: intentId },
      };
    }
    case "close":
      return { kind: "close-cross", quantity: position.quantity };
  }
};

const drop = async (deps: MonitorDeps, { account, tick, work }: Hit, report: TickReport): Promise<Sats> => {
  await deps.triggers.drop(work);
  await deps.accounts.makeDue(account.id, tick.at);
  report.dropped += 1;
  return sats(0);
};

const putOff = async (deps: MonitorDeps, { work }: Hit, report: TickReport): Promise<Sats> => {
  await deps.triggers.putOff(work, UNREAD_RETRY_MS);
  report.putOff += 1;
  return sats(0);
};

type Decided = {
  readonly guard: CrossGuardStanding;
  readonly facts: CrossGuardFacts;
  readonly verdict: ActingVerdict;
  readonly intentId: string;
};

/** Plans what was decided, with what it will be recognised by, and carries it out. */
const act = async (
  deps: MonitorDeps,
  hit: Hit,
  { guard, facts, verdict, intentId }: Decided,
  report: TickReport,
): Promise<Sats> => {
  const action = actionOf(verdict, facts, intentId);
  const newest = await readNewest(hit.exchange, action);
  if (!newest.ok) return putOff(deps, hit, report);
  return actOnPlan(
    deps,
    hit,
    {
      id: intentId,
      userId: guard.userId,
      accountId: guard.accountId,
      cause: { kind: "automation", id: guard.id },
      subject: { kind: "account" },
      epoch: guard.epoch,
      action,
      before: {
        balance: facts.balance,
        position: null,
        netPosition: netPositionEvidence(facts.position),
        ...newest.value,
      },
      facts: crossReceiptFacts(facts, guard.version, verdict),
      plannedAt: hit.tick.at,
      expiresAt: hit.tick.at + PLAN_LIFE_MS,
    },
    crossTerms(facts, verdict.step),
    report,
  );
};

/**
 * Works a hit of a cross guard: reads the cross position, decides, and carries the verdict out. Where that cannot be read
 * the cross margin is blind and the work waits; a guard that is paused, or has nothing to guard any more, is dropped.
 * Returns the sats that left the balance, or may have; null where the hit is of no cross guard.
 */
export const workCrossGuard = async (
  deps: MonitorDeps,
  hit: Hit,
  report: TickReport,
): Promise<Sats | null> => {
  const { account, exchange, tick } = hit;
  const guard = await deps.crossGuards.standing(hit.work.automationId, tick.at);
  if (guard === null) return null;
  if (guard.state !== "armed") return drop(deps, hit, report);
  const position = await readCross(deps, account, exchange, tick.at);
  if (position === null) return putOff(deps, hit, report);
  if (!isHeld(position)) return drop(deps, hit, report);
  const intentId = deps.newId();
  const { spending, config } = guard;
  const { balance } = hit.facts;
  const seen = sinceHit(tick, hit.work);
  const facts = { position, tick: seen, balance, spending, config, tag: deps.tagOf(intentId) };
  const verdict = decideCrossGuard(facts);
  if (crossTerms(facts, verdict.step).legs.length === 0) return drop(deps, hit, report);
  if (verdict.kind === "hold" || verdict.kind === "alert") {
    await holdCrossWork(deps, { hit, guard, facts, verdict }, report);
    return sats(0);
  }
  return act(deps, hit, { guard, facts, verdict, intentId }, report);
};
