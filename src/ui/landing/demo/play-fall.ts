import { guardTrigger } from "#domain/automations/guard-step.ts";
import { decideMarginGuard, type MarginGuardFacts } from "#domain/automations/margin-guard.ts";
import type { GuardReceiptFacts } from "#domain/notifications/receipt.ts";
import { liquidationDistance } from "#domain/position/distance.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { type PriceHalfUsd, type Sats, sats } from "#domain/units.ts";
import { DEMO_BALANCE, DEMO_GUARD, DEMO_POSITION } from "./demo-guard.ts";

/** A decision of the demo's guard, with what came of it. */
export type DemoDecision = {
  readonly facts: GuardReceiptFacts;
  readonly outcome: "confirmed" | "held";
};

/** The demo after a fall: the position as it stands, all the guard added, and what it decided on the way. */
export type Fall = {
  readonly position: IsolatedPosition;
  readonly added: Sats;
  readonly decisions: readonly DemoDecision[];
};

const UNTOUCHED: Fall = { position: DEMO_POSITION, added: sats(0), decisions: [] };

/** What the guard sees when the price falls to `price` without a gap. */
const factsAt = ({ position, added }: Fall, price: PriceHalfUsd): MarginGuardFacts => ({
  position,
  tick: { low: price, high: price, last: price, at: 0 },
  balance: sats(DEMO_BALANCE - added),
  spending: { addedInAll: added, addedInDay: added, sinceLastActionMs: null, doneSteps: [] },
  config: DEMO_GUARD,
  tag: sats(0),
});

/** Where the guard decides next on the way down: at its trigger, and once it may add no more at liquidation. */
const nextPrice = ({ position, decisions }: Fall): PriceHalfUsd | null => {
  const last = decisions.at(-1)?.facts.verdict;
  if (last?.rule === "past-liquidation") return null;
  return last?.kind === "alert"
    ? position.liquidation
    : (guardTrigger(position, DEMO_GUARD.steps)?.price ?? null);
};

const decideAt = (fall: Fall, price: PriceHalfUsd): Fall | null => {
  const inputs = factsAt(fall, price);
  const verdict = decideMarginGuard(inputs);
  if (verdict.kind === "hold") return null;
  const isAdded = verdict.kind === "add-margin";
  const liquidation = isAdded ? verdict.liquidationAfter : fall.position.liquidation;
  const amount = isAdded ? verdict.amount : sats(0);
  const facts: GuardReceiptFacts = {
    kind: "margin-guard",
    version: 1,
    inputs,
    verdict,
    liquidationAfter: isAdded ? liquidation : null,
    distanceAfter: isAdded ? liquidationDistance(inputs.position.side, liquidation, price) : null,
    failure: null,
  };
  return {
    position: { ...fall.position, margin: sats(fall.position.margin + amount), liquidation },
    added: sats(fall.added + amount),
    decisions: [...fall.decisions, { facts, outcome: isAdded ? "confirmed" : "held" }],
  };
};

/** The demo's long and its guard once the price has fallen to `lowest`, by the decisions of the product's own guard. */
export const playFall = (lowest: PriceHalfUsd): Fall => {
  let fall = UNTOUCHED;
  for (;;) {
    const price = nextPrice(fall);
    const next = price === null || price < lowest ? null : decideAt(fall, price);
    if (next === null) return fall;
    fall = next;
  }
};
