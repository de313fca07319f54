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

type UnmarkedFacts = Omit<MarginGuardFacts, "tag">;

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

/** What a mark adds to an amount, and the room that is kept for whichever it may be; in sats. */
type Mark = { readonly adds: number; readonly keeps: number };

const UNMARKED: Mark = { adds: 0, keeps: 0 };
/** A mark nobody knows yet: nothing is added for it, but its room is kept. */
const TO_BE_MARKED: Mark = { adds: 0, keeps: MOST_TAG };

const markOf = (tag: Sats): Mark => (tag === 0 ? UNMARKED : { adds: tag, keeps: MOST_TAG });

/**
 * A top-up of the sats needed, or of what the tightest bound leaves beside the largest mark, and the mark on top: whatever
 * the mark is, the rest is the same. A room too small for a mark is used without one. An alert that names the bound when
 * nothing is left.
 */
const topUp = (facts: UnmarkedFacts, reading: GuardReading, mark: Mark): MarginGuardVerdict => {
  const bound = tightest(boundsOf({ ...facts, caps: facts.config }));
  if (bound !== null && bound.room <= 0) return { kind: "alert", rule: bound.limit, ...reading };
  const room = bound?.room ?? Number.MAX_SAFE_INTEGER;
  const fitting = room > mark.keeps ? mark : UNMARKED;
  const unmarked = Math.min(reading.needed, room - fitting.keeps);
  const amount = sats(unmarked + fitting.adds);
  return {
    kind: "add-margin",
    rule: "inside-trigger",
    amount,
    limitedBy: bound !== null && unmarked < reading.needed ? bound.limit : null,
    liquidationAfter: liquidationAfterAdding(facts.position, amount),
    ...reading,
  };
};

/** What the step that speaks sees: only one that adds margin needs sats. */
const readingOf = ({ position, tick }: UnmarkedFacts, steps: readonly GuardStep[], step: number) => {
  const deed = steps[step]?.deed;
  return {
    step,
    distance: liquidationDistance(position.side, position.liquidation, tick.last),
    needed: deed?.kind === "add-margin" ? satsToTarget(position, tick.last, deed.target) : sats(0),
  };
};

const decide = (facts: UnmarkedFacts, mark: Mark): MarginGuardVerdict => {
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
  return topUp(facts, reading, mark);
};

/**
 * Takes a guard's verdict from one snapshot. Triggers are compared with the whole tick, so a wick between two ticks
 * counts; of the steps it reaches the deepest speaks, and an amount is sized from the last price. A partial top-up is made
 * where a cap or the balance leaves less than is needed: it buys distance even so. Pure: time enters only as
 * `sinceLastActionMs`.
 */
export const decideMarginGuard = ({ tag, ...facts }: MarginGuardFacts): MarginGuardVerdict =>
  decide(facts, markOf(tag));

/**
 * The same verdict while the mark is not known: the amount that is sent is this one and the mark, at most `MOST_TAG` sats
 * more, and everything else is as it will be. Where its room is too small for a mark none comes.
 */
export const decideBeforeMark = (facts: UnmarkedFacts): MarginGuardVerdict => decide(facts, TO_BE_MARKED);
