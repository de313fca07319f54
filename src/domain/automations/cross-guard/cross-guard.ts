import { liquidationAtDistance, liquidationDistance } from "../../position/distance.ts";
import { RESERVE_RATE } from "../../position/fees.ts";
import { isAtLiquidation } from "../../position/liquidation.ts";
import { MAX_QUANTITY } from "../../position/preview-order.ts";
import {
  afterClosing,
  type CrossBasis,
  type Exit,
  leastContracts,
  liquidationOf,
  marginToLast,
  satsMissing,
} from "../../risk/cross-changes.ts";
import type { Tick } from "../../triggers/trigger.ts";
import { type BasisPoints, type PriceHalfUsd, type Sats, sats, type Usd, usd } from "../../units.ts";
import { capBounds, type GuardCaps, type GuardSpending } from "../guard-bounds.ts";
import { nearestLeg, reachedLeg } from "../guard-step.ts";
import { type Mark, markOf, sizeTopUp, TO_BE_MARKED } from "../size-top-up.ts";
import { crossAtStake } from "./cross-stake.ts";
import {
  basisOf,
  type CrossDeed,
  type CrossStep,
  crossLegs,
  crossLiquidationOf,
  type HeldCross,
} from "./cross-step.ts";
import type { CrossGuardVerdict, CrossReading, ReduceLimit } from "./cross-verdict.ts";

/**
 * A guard on the one net cross position of an account: a ladder of steps, each with what makes it act and what it does
 * then, within the caps. Amounts in sats. It stands while the position is flat, and guards the next one too: its caps count
 * on for as long as it stands.
 */
export type CrossGuardConfig = GuardCaps & {
  /** At least one; the order they are told in, which decides nothing. */
  readonly steps: readonly CrossStep[];
  /** Least time between two top-ups or reductions, in milliseconds. Closing never waits for it. */
  readonly cooldownMs: number;
  /** Most contracts that one reduction may close; null is no cap of the trader's. */
  readonly maxReduce: Usd | null;
  /** What the books of the cross margin had lost when the guard was armed: what `maxLoss` counts from. See `crossLost`. */
  readonly lostBefore: Sats;
};

/** What a trader sets of it: what its losses count from is no wish of theirs, it is what the books say as it is first armed. */
export type CrossGuardWish = Omit<CrossGuardConfig, "lostBefore">;

/** Everything a verdict is taken from: one snapshot, read before deciding. */
export type CrossGuardFacts = {
  readonly position: HeldCross;
  readonly tick: Tick;
  readonly balance: Sats;
  readonly spending: GuardSpending;
  readonly config: CrossGuardConfig;
  /** Sats on top of what is needed, by which our own transfer is recognised; 0 adds none. See `amountTag`. */
  readonly tag: Sats;
};

type UnmarkedFacts = Omit<CrossGuardFacts, "tag">;

/**
 * What the formulas read, by the exchange's own liquidation: where that is nearer than our formula says, the exchange is
 * right and part of the margin does not count. A difference of one price step is rounding.
 */
const countedBasis = (position: HeldCross): CrossBasis => {
  const basis = basisOf(position);
  const shown = crossLiquidationOf(position);
  const worked = liquidationOf(basis);
  if (worked === null || Math.abs(worked - shown) <= 1) return basis;
  return { ...basis, margin: sats(Math.min(basis.margin, marginToLast(basis, shown))) };
};

/** The market is not asked for its book: what is closed is closed at the last price, at the dearest rate there is. */
const exitAt = (last: PriceHalfUsd): Exit => ({ exit: last, feeRate: RESERVE_RATE });

const isNearer = (position: HeldCross, liquidation: PriceHalfUsd): boolean => {
  const shown = crossLiquidationOf(position);
  return position.side === "long" ? liquidation > shown : liquidation < shown;
};

const topUp = (facts: UnmarkedFacts, reading: CrossReading, mark: Mark): CrossGuardVerdict => {
  const { position, balance, spending, config } = facts;
  const stake = crossAtStake(position, config.lostBefore);
  const bounds = capBounds({ caps: config, spending, balance, atStake: stake });
  const size = sizeTopUp(reading.needed, bounds, mark);
  if (size.amount === null) return { kind: "alert", rule: size.limit, ...reading };
  const basis = basisOf(position);
  const grown = liquidationOf({ ...basis, margin: sats(basis.margin + size.amount) });
  return {
    kind: "add-margin",
    rule: "inside-trigger",
    amount: size.amount,
    limitedBy: size.limitedBy,
    liquidationAfter: grown ?? crossLiquidationOf(position),
    ...reading,
  };
};

/** The most contracts one reduction may close, and why no more. */
const mostToReduce = ({ config, position }: UnmarkedFacts): { most: Usd; limit: ReduceLimit | null } => {
  const cap = config.maxReduce ?? position.quantity;
  if (Math.min(cap, MAX_QUANTITY) >= position.quantity) return { most: position.quantity, limit: null };
  return cap <= MAX_QUANTITY
    ? { most: cap, limit: "reduce-cap" }
    : { most: MAX_QUANTITY, limit: "order-size" };
};

/**
 * Closes the least contracts that reach the target, as far as the cap goes, and never more than there are. Where only all
 * of them would, the position is closed by its own order, which cannot turn it over.
 */
const reduce = (facts: UnmarkedFacts, reading: CrossReading): CrossGuardVerdict => {
  const { position, tick } = facts;
  const { most, limit } = mostToReduce(facts);
  if (reading.contracts === position.quantity && limit === null)
    return { kind: "close", rule: "only-closing", ...reading };
  const quantity = usd(Math.min(reading.contracts, most));
  const { rest } = afterClosing(countedBasis(position), exitAt(tick.last), quantity);
  const liquidation = liquidationOf(rest);
  if (liquidation === null || isNearer(position, liquidation))
    return { kind: "alert", rule: "no-help", ...reading };
  return {
    kind: "reduce",
    rule: "inside-trigger",
    quantity,
    limitedBy: quantity < reading.contracts ? limit : null,
    liquidationAfter: liquidation,
    ...reading,
  };
};

/** What brings liquidation to its target: sats for a step that adds, contracts for one that reduces. */
const toTarget = ({ position, tick }: UnmarkedFacts, deed: CrossDeed | undefined) => {
  if (deed === undefined || deed.kind === "close") return { needed: sats(0), contracts: usd(0) };
  const basis = countedBasis(position);
  const goal = liquidationAtDistance(position.side, tick.last, deed.target);
  if (deed.kind === "add-margin") return { needed: satsMissing(basis, goal), contracts: usd(0) };
  return { needed: sats(0), contracts: leastContracts(basis, exitAt(tick.last), goal) };
};

const decide = (facts: UnmarkedFacts, mark: Mark): CrossGuardVerdict => {
  const { position, tick, config, spending } = facts;
  const { steps, cooldownMs } = config;
  const legs = crossLegs(position, steps, spending.doneSteps ?? []);
  const reached = reachedLeg(legs, tick);
  const step = reached ?? nearestLeg(legs) ?? 0;
  const deed = steps[step]?.deed;
  const liquidation = crossLiquidationOf(position);
  const distance: BasisPoints = liquidationDistance(position.side, liquidation, tick.last);
  // Nothing brings back what is past its liquidation, so nothing is worked out for it.
  if (isAtLiquidation(position.side, liquidation, tick.last))
    return { kind: "alert", rule: "past-liquidation", step, distance, needed: sats(0), contracts: usd(0) };
  const reading: CrossReading = { step, distance, ...toTarget(facts, deed) };
  if (reached === null || deed === undefined) return { kind: "hold", rule: "outside-trigger", ...reading };
  if (deed.kind === "close") return { kind: "close", rule: "inside-trigger", ...reading };
  if (reading.needed === 0 && reading.contracts === 0) return { kind: "hold", rule: "at-target", ...reading };
  if (spending.sinceLastActionMs !== null && spending.sinceLastActionMs < cooldownMs)
    return { kind: "hold", rule: "cooldown", ...reading };
  return deed.kind === "reduce" ? reduce(facts, reading) : topUp(facts, reading, mark);
};

/**
 * Takes a cross guard's verdict from one snapshot, as `decideMarginGuard` does: triggers are compared with the whole tick,
 * of the steps it reaches the deepest speaks, and what is done is sized from the last price. It never turns the position
 * over and never adds to it. Pure: time enters only as `sinceLastActionMs`.
 */
export const decideCrossGuard = ({ tag, ...facts }: CrossGuardFacts): CrossGuardVerdict =>
  decide(facts, markOf(tag));

/** The same verdict while the mark of a deposit is not known; see `decideBeforeMark`. */
export const decideCrossBeforeMark = (facts: UnmarkedFacts): CrossGuardVerdict => decide(facts, TO_BE_MARKED);
