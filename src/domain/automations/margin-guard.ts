import { liquidationDistance } from "../position/distance.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { isAtLiquidation, liquidationPrice } from "../position/liquidation.ts";
import { isReached, type Tick } from "../triggers/trigger.ts";
import { type BasisPoints, type PriceHalfUsd, type Sats, sats } from "../units.ts";
import {
  type BalanceShare,
  boundsOf,
  type GuardCaps,
  type GuardLimit,
  type GuardSpending,
} from "./guard-bounds.ts";
import { type GuardStep, guardLegs, nearestStep, reachedStep } from "./guard-step.ts";
import { type AnnouncedFunding, type FundingDrift, lookAhead } from "./look-ahead.ts";
import { satsToTarget } from "./sats-to-target.ts";
import { type Mark, markOf, sizeTopUp, TO_BE_MARKED } from "./size-top-up.ts";

/**
 * A margin guard on one isolated position: a ladder of steps, each with what makes it act and what it does then, within
 * the caps. Amounts in sats.
 */
export type MarginGuardConfig = GuardCaps & {
  /** At least one; the order they are told in, which decides nothing. */
  readonly steps: readonly GuardStep[];
  /** Least time between two top-ups of one position, in milliseconds. Closing never waits for it. */
  readonly cooldownMs: number;
  /** How many funding settlements ahead liquidation is looked for; absent or 0 for none. */
  readonly settlementsAhead?: number;
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
  /** The funding announced where the guard looks ahead: null where it is not known, and then nothing is looked ahead to. */
  readonly funding?: AnnouncedFunding | null;
  /** What it gets of free sats that did not suffice for every guard hit at once; absent where they did. */
  readonly share?: BalanceShare;
};

type UnmarkedFacts = Omit<MarginGuardFacts, "tag">;

/**
 * The numbers a verdict was made by: the step that spoke, distance now, and the sats that would bring liquidation to its
 * target; `drift` is the funding that was looked ahead to, absent where there is none, and `needed` then pays it too.
 */
export type GuardReading = {
  readonly step: number;
  readonly distance: BasisPoints;
  readonly needed: Sats;
  readonly drift?: FundingDrift;
};

/** Why a guard acts: the price is inside its trigger, or inside it once the funding it looks ahead to is paid. */
export type ActingRule = "inside-trigger" | "inside-after-funding";

/** What the guard decides; each verdict names its rule. */
export type MarginGuardVerdict =
  | ({
      readonly kind: "add-margin";
      readonly rule: ActingRule;
      readonly amount: Sats;
      readonly limitedBy: GuardLimit | null;
      readonly liquidationAfter: PriceHalfUsd;
    } & GuardReading)
  | ({ readonly kind: "close"; readonly rule: ActingRule } & GuardReading)
  | ({
      readonly kind: "hold";
      readonly rule: "outside-trigger" | "at-target" | "cooldown";
    } & GuardReading)
  | ({
      readonly kind: "alert";
      readonly rule: GuardLimit | "past-liquidation";
    } & GuardReading);

/** The liquidation after adding `amount` sats. */
export const liquidationAfterAdding = (position: IsolatedPosition, amount: Sats): PriceHalfUsd =>
  liquidationPrice(position.side, position.quantity, position.price, sats(position.margin + amount));

/** A top-up within its bounds, or an alert that names the bound when nothing is left. */
const topUp = (
  facts: UnmarkedFacts,
  rule: ActingRule,
  reading: GuardReading,
  mark: Mark,
): MarginGuardVerdict => {
  const size = sizeTopUp(reading.needed, boundsOf({ ...facts, caps: facts.config }), mark);
  if (size.amount === null) return { kind: "alert", rule: size.limit, ...reading };
  const { amount, limitedBy } = size;
  return {
    kind: "add-margin",
    rule,
    amount,
    limitedBy,
    liquidationAfter: liquidationAfterAdding(facts.position, amount),
    ...reading,
  };
};

/** What the step that speaks sees: only one that adds margin needs sats. */
const readingOf = (
  { position, tick, config }: UnmarkedFacts,
  step: number,
  drift: FundingDrift | null,
): GuardReading => {
  const deed = config.steps[step]?.deed;
  const fees = drift?.fees ?? sats(0);
  return {
    step,
    distance: liquidationDistance(position.side, position.liquidation, tick.last),
    needed: deed?.kind === "add-margin" ? satsToTarget(position, tick.last, deed.target, fees) : sats(0),
    ...(drift === null ? {} : { drift }),
  };
};

/** Why the step that was reached acts: whether it would without looking ahead. */
const ruleOf = ({ position, tick, config, spending }: UnmarkedFacts, reached: number): ActingRule =>
  guardLegs(position, config.steps, spending.doneSteps ?? []).some(
    ({ leg, trigger }) => leg === reached && isReached(trigger, tick),
  )
    ? "inside-trigger"
    : "inside-after-funding";

const decide = (facts: UnmarkedFacts, mark: Mark): MarginGuardVerdict => {
  const { position, tick, config, spending } = facts;
  const { steps, cooldownMs } = config;
  const done = spending.doneSteps ?? [];
  const ahead = lookAhead(position, config, facts.funding);
  const reached = reachedStep(ahead.position, steps, done, tick);
  const step = reached ?? nearestStep(ahead.position, steps, done) ?? 0;
  const reading = readingOf(facts, step, ahead.drift);
  if (isAtLiquidation(position.side, position.liquidation, tick.last)) {
    return { kind: "alert", rule: "past-liquidation", ...reading };
  }
  if (reached === null) return { kind: "hold", rule: "outside-trigger", ...reading };
  const rule = ahead.drift === null ? "inside-trigger" : ruleOf(facts, reached);
  if (steps[step]?.deed.kind === "close") return { kind: "close", rule, ...reading };
  if (reading.needed === 0) return { kind: "hold", rule: "at-target", ...reading };
  if (spending.sinceLastActionMs !== null && spending.sinceLastActionMs < cooldownMs) {
    return { kind: "hold", rule: "cooldown", ...reading };
  }
  return topUp(facts, rule, reading, mark);
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
