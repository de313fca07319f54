import { EXIT_FEE_RATE, guardTriggerBps } from "#domain/automations/exits/exit-terms.ts";
import { stopTrigger } from "#domain/automations/exits/stop-trigger.ts";
import { evidenceOf } from "#domain/intents/evidence.ts";
import type { ExitDecision, ExitReceiptFacts } from "#domain/notifications/receipt.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { type PriceHalfUsd, sats } from "#domain/units.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { PositionExits, StoredExit } from "#ports/exits.ts";
import type { IntentPlan } from "#ports/intents.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import { carryOut } from "../monitor/carry-out.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { actionOfExit, decideExit, type ExitScene } from "./decide-exit.ts";

/** One reading of an account, and what is known of the market. */
export type ExitReading = {
  readonly account: StoredAccount;
  readonly exchange: Exchange;
  readonly positions: readonly IsolatedPosition[];
  readonly last: PriceHalfUsd;
  readonly best?: PriceHalfUsd | null;
  readonly at: number;
};

/** A stop belongs to the moment: what could not be sent for so long is decided anew. */
const PLAN_LIFE_MS = 60_000;
const FIRST_FENCE = 1;
const factsOf = (exit: StoredExit, decision: ExitDecision): ExitReceiptFacts => ({
  kind: "exit",
  exit: exit.kind,
  version: exit.version,
  decision,
  failure: null,
});

const planOf = (
  deps: MonitorDeps,
  { account, at }: ExitReading,
  exit: StoredExit,
  decision: ExitDecision,
): IntentPlan | null => {
  const action = actionOfExit(decision);
  if (action === null) return null;
  return {
    id: deps.newId(),
    userId: exit.userId,
    accountId: exit.accountId,
    cause: { kind: "automation", id: exit.id },
    subject: { kind: "position", id: exit.positionId },
    epoch: exit.epoch,
    action,
    // A stop takes nothing from the balance: the one that was read last serves.
    before: { balance: account.balance ?? sats(0), position: evidenceOf(decision.inputs.position) },
    facts: factsOf(exit, decision),
    plannedAt: at,
    expiresAt: at + PLAN_LIFE_MS,
  };
};

/** The trader is told once that an exit cannot stand, not at every reading. */
const tellHeld = async (
  deps: MonitorDeps,
  { at }: ExitReading,
  exit: StoredExit,
  decision: ExitDecision,
): Promise<void> => {
  const { verdict } = decision;
  const heldBy = verdict.kind === "alert" ? verdict.rule : null;
  if (exit.heldBy === heldBy) return;
  const told: NewReceipt = {
    id: deps.newId(),
    userId: exit.userId,
    accountId: exit.accountId,
    automationId: exit.id,
    positionId: exit.positionId,
    intentId: null,
    outcome: "held",
    facts: factsOf(exit, decision),
    rawAnswer: null,
    severity: "danger",
    at,
  };
  await deps.exits.hold(exit.id, heldBy, heldBy === null ? null : told);
};

/** Decides one exit and carries it out; returns whether something was sent for it. */
const placeOne = async (
  deps: MonitorDeps,
  reading: ExitReading,
  exit: StoredExit,
  of: PositionExits,
  scene: ExitScene,
): Promise<boolean> => {
  const decision = decideExit(exit, of, scene);
  if (decision.of === "stop") await deps.exits.waitAt(exit.id, stopTrigger(decision.inputs));
  const plan = planOf(deps, reading, exit, decision);
  if (plan === null) {
    await tellHeld(deps, reading, exit, decision);
    const { verdict } = decision;
    if (verdict.kind === "hold" && "waitMs" in verdict)
      await deps.accounts.makeDue(reading.account.id, reading.at + verdict.waitMs);
    return false;
  }
  if ((await deps.intents.plan(null, plan)) === "conflict") return false;
  const { account, exchange, at } = reading;
  await carryOut(deps, { account, exchange, intent: { ...plan, fence: FIRST_FENCE }, terms: null, at });
  return true;
};

/** The trader's own exits come first: where they place a stop, the backstop yields. */
const inOrder = (exits: readonly StoredExit[]): readonly StoredExit[] => {
  const armed = exits.filter(({ state }) => state === "armed");
  return [
    ...armed.filter(({ kind }) => kind !== "backstop"),
    ...armed.filter(({ kind }) => kind === "backstop"),
  ];
};

/**
 * Holds what stands at the exchange against what each exit of an account wants there, and places what differs, through
 * intents as everything else. Level-triggered: it may be called after any reading and as often as one likes. On a position
 * for which something was sent, the rest is decided from the next reading.
 */
export const placeExits = async (deps: MonitorDeps, reading: ExitReading): Promise<void> => {
  const { account, positions, last, at } = reading;
  const all = await deps.exits.ofAccount(account.id);
  if (all.length === 0) return;
  const guards = await deps.automations.ofUser(account.userId, at);
  for (const of of all) {
    const position = positions.find(({ id }) => id === of.positionId);
    if (position === undefined) continue;
    const guard = guards.find(
      ({ accountId, positionId }) => accountId === account.id && positionId === position.id,
    );
    const scene: ExitScene = {
      position,
      last,
      best: reading.best ?? null,
      at,
      feeRate: EXIT_FEE_RATE,
      guardTriggerBps: guardTriggerBps(
        position,
        guard === undefined ? null : { steps: guard.config.steps, done: guard.spending.doneSteps ?? [] },
      ),
    };
    for (const exit of inOrder(of.exits)) if (await placeOne(deps, reading, exit, of, scene)) break;
  }
};
