import { MOST_TAG } from "../intents/amount-tag.ts";
import { liquidationAtDistance, liquidationDistance } from "../position/distance.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { isAtLiquidation, liquidationPrice, marginForLiquidation } from "../position/liquidation.ts";
import type { Tick } from "../triggers/trigger.ts";
import { type BasisPoints, type PriceHalfUsd, type Sats, sats } from "../units.ts";
import { boundsOf, type GuardCaps, type GuardLimit, type GuardSpending, tightest } from "./guard-bounds.ts";
import { type GuardStep, nearestStep, reachedStep } from "./guard-step.ts";

/**
 * A margin guard on one isolated position: a ladder of steps, each with what makes it act and what it does then, within
 * the caps. Amounts in sats.
 */
export type MarginGuardConfig = GuardCaps & {
  /** At least one; the order they are told in, which decides nothing. */
  readonly steps: readonly GuardStep[];
  /** Least time between two top-ups of one position, in milliseconds. Closing never waits for it. */
  readonly cooldownMs: number;
};

/** Everything a verdict is taken from: one snapshot, read before deciding. */
export type MarginGuardFacts = {
  readonly position: IsolatedPosition;
  readonly tick: Tick;
  readonly balance: Sats;
  readonly spending: GuardSpending;
  readonly config: MarginGuardConfig;
  /** Sats on top of what is needed, by which our own transfer is recognised; 0 adds none. See `amountTag`. */
  readonly tag: Sats;
};

/** The numbers a verdict was made by: the step that spoke, distance now, and the sats that would bring liquidation to its target. */
export type GuardReading = {
  readonly step: number;
  readonly distance: BasisPoints;
  readonly needed: Sats;
};

/** What the guard decides; each verdict names its rule. */
export type MarginGuardVerdict =
  | ({
      readonly kind: "add-margin";
      readonly rule: "inside-trigger";
      readonly amount: Sats;
      readonly limitedBy: GuardLimit | null;
      readonly liquidationAfter: PriceHalfUsd;
    } & GuardReading)
  | ({ readonly kind: "close"; readonly rule: "inside-trigger" } & GuardReading)
  | ({
      readonly kind: "hold";
      readonly rule: "outside-trigger" | "at-target" | "cooldown";
    } & GuardReading)
  | ({
      readonly kind: "alert";
      readonly rule: GuardLimit | "past-liquidation";
    } & GuardReading);

/**
 * The margin a position has by the exchange's own liquidation price. Where that is nearer than our formula says, the
 * exchange is right and part of the margin does not count; a difference of one price step is rounding.
 */
const countedMargin = (position: IsolatedPosition): Sats => {
  const { side, quantity, price, margin, liquidation } = position;
  if (Math.abs(liquidationPrice(side, quantity, price, margin) - liquidation) <= 1) return margin;
  return sats(Math.min(margin, marginForLiquidation(side, quantity, price, liquidation)));
};

/** Sats that bring liquidation to `target` away from `last`; 0 when it is there already. Rounds up. */
const satsToTarget = (position: IsolatedPosition, last: PriceHalfUsd, target: BasisPoints): Sats => {
  const goal = liquidationAtDistance(position.side, last, target);
  const whole = marginForLiquidation(position.side, position.quantity, position.price, goal);
  return sats(Math.max(0, whole - countedMargin(position)));
};

/** The liquidation after adding `amount` sats. */
export const liquidationAfterAdding = (position: IsolatedPosition, amount: Sats): PriceHalfUsd =>
  liquidationPrice(position.side, position.quantity, position.price, sats(position.margin + amount));

/**
 * The sats to add: what is needed and the tag. Where a bound leaves less, everything it leaves but so much that the
 * amount still carries its tag; a room too small for a tag is used up whole.
 */
const taggedAmount = (needed: Sats, room: Sats, tag: Sats): Sats => {
  if (needed + tag <= room) return sats(needed + tag);
  const spare = tag === 0 || room <= MOST_TAG ? 0 : MOST_TAG - tag;
  return sats(room - spare);
};

/** A top-up of the sats needed, shortened to the tightest bound; an alert that names the bound when nothing is left. */
const topUp = (facts: MarginGuardFacts, reading: GuardReading): MarginGuardVerdict => {
  const bound = tightest(boundsOf({ ...facts, caps: facts.config }));
  if (bound !== null && bound.room <= 0) return { kind: "alert", rule: bound.limit, ...reading };
  const room = bound?.room ?? sats(Number.MAX_SAFE_INTEGER);
  const amount = taggedAmount(reading.needed, room, facts.tag);
  const isShort = bound !== null && amount < reading.needed;
  return {
    kind: "add-margin",
    rule: "inside-trigger",
    amount,
    limitedBy: isShort ? bound.limit : null,
    liquidationAfter: liquidationAfterAdding(facts.position, amount),
    ...reading,
  };
};

/** What the step that speaks sees: only one that adds margin needs sats. */
const readingOf = ({ position, tick }: MarginGuardFacts, steps: readonly GuardStep[], step: number) => {
  const deed = steps[step]?.deed;
  return {
    step,
    distance: liquidationDistance(position.side, position.liquidation, tick.last),
    needed: deed?.kind === "add-margin" ? satsToTarget(position, tick.last, deed.target) : sats(0),
  };
};

/**
 * Takes a guard's verdict from one snapshot. Triggers are compared with the whole tick, so a wick between two ticks
 * counts; of the steps it reaches the deepest speaks, and an amount is sized from the last price. A partial top-up is made
 * where a cap or the balance leaves less than is needed: it buys distance even so. Pure: time enters only as
 * `sinceLastActionMs`.
 */
export const decideMarginGuard = (facts: MarginGuardFacts): MarginGuardVerdict => {
  const { position, tick, config, spending } = facts;
  const { steps, cooldownMs } = config;
  const reached = reachedStep(position, steps, spending.doneSteps ?? [], tick);
  const step = reached ?? nearestStep(position, steps, spending.doneSteps ?? []) ?? 0;
  const reading = readingOf(facts, steps, step);
  if (isAtLiquidation(position.side, position.liquidation, tick.last)) {
    return { kind: "alert", rule: "past-liquidation", ...reading };
  }
  if (reached === null) return { kind: "hold", rule: "outside-trigger", ...reading };
  if (steps[step]?.deed.kind === "close") return { kind: "close", rule: "inside-trigger", ...reading };
  if (reading.needed === 0) return { kind: "hold", rule: "at-target", ...reading };
  if (spending.sinceLastActionMs !== null && spending.sinceLastActionMs < cooldownMs) {
    return { kind: "hold", rule: "cooldown", ...reading };
  }
  return topUp(facts, reading);
};
