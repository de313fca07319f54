import { MOST_TAG } from "../intents/amount-tag.ts";
import { liquidationAtDistance, liquidationDistance, priceAtDistance } from "../position/distance.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { isAtLiquidation, liquidationPrice, marginForLiquidation } from "../position/liquidation.ts";
import { maxAddMargin } from "../position/margin.ts";
import { isReached, type Tick, type TriggerPrice } from "../triggers/trigger.ts";
import { type BasisPoints, type PriceHalfUsd, type Sats, sats } from "../units.ts";

/**
 * A margin guard on one isolated position: when liquidation is closer than `trigger`, add margin until it is `target`
 * away, within the caps. A null cap is no cap. Amounts in sats, distances in basis points of the last price.
 */
export type MarginGuardConfig = {
  readonly trigger: BasisPoints;
  readonly target: BasisPoints;
  /** Most it may add in all to this position; with the initial margin, the most the trader can lose on it. */
  readonly maxTotal: Sats | null;
  readonly maxPerAction: Sats | null;
  readonly maxPerDay: Sats | null;
  /** Least time between two actions on one position, in milliseconds. */
  readonly cooldownMs: number;
};

/** Which bound shortened a top-up. */
export type GuardLimit =
  | "total-cap"
  | "day-cap"
  | "account-day-cap"
  | "action-cap"
  | "balance"
  | "leverage-one";

/** What the guard has spent on the position so far; sats reserved for open intents count as spent. */
export type GuardSpending = {
  readonly addedInAll: Sats;
  /** In the last 24 hours. */
  readonly addedInDay: Sats;
  /** Milliseconds since its last action on the position; null before the first. */
  readonly sinceLastActionMs: number | null;
  /** What the account's cap per day leaves for all its guards together; absent where the account has none. */
  readonly accountRoom?: Sats;
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

/** The numbers a verdict was made by: distance now, and the sats that would bring liquidation to the target. */
export type GuardReading = {
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
  | ({
      readonly kind: "hold";
      readonly rule: "outside-trigger" | "at-target" | "cooldown";
    } & GuardReading)
  | ({
      readonly kind: "alert";
      readonly rule: GuardLimit | "past-liquidation";
    } & GuardReading);

/**
 * The price that arms a guard: where liquidation is `trigger` away. Longs fire below it, shorts above it.
 * Null when the position can never be liquidated. Rounded towards the market, so it fires early, never late.
 */
export const marginGuardTrigger = (
  position: Pick<IsolatedPosition, "side" | "liquidation">,
  trigger: BasisPoints,
): TriggerPrice | null => {
  const price = priceAtDistance(position.side, position.liquidation, trigger);
  return price === null ? null : { side: position.side === "long" ? "below" : "above", price };
};

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

type Bound = { readonly limit: GuardLimit; readonly room: Sats };

/** Every bound on the next top-up, in the order in which ties are named. */
const boundsOf = (facts: Omit<MarginGuardFacts, "tick" | "tag">): readonly Bound[] => {
  const { config, spending, balance, position } = facts;
  const bounds: Bound[] = [];
  if (config.maxTotal !== null) {
    bounds.push({
      limit: "total-cap",
      room: sats(config.maxTotal - spending.addedInAll),
    });
  }
  if (config.maxPerDay !== null) {
    bounds.push({
      limit: "day-cap",
      room: sats(config.maxPerDay - spending.addedInDay),
    });
  }
  if (spending.accountRoom !== undefined) {
    bounds.push({ limit: "account-day-cap", room: spending.accountRoom });
  }
  bounds.push({ limit: "balance", room: balance });
  bounds.push({
    limit: "leverage-one",
    room: maxAddMargin(position.quantity, position.price, position.margin),
  });
  if (config.maxPerAction !== null) bounds.push({ limit: "action-cap", room: config.maxPerAction });
  return bounds;
};

const tightest = (bounds: readonly Bound[]): Bound | null =>
  bounds.reduce<Bound | null>(
    (least, bound) => (least === null || bound.room < least.room ? bound : least),
    null,
  );

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
  const bound = tightest(boundsOf(facts));
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

/**
 * Takes a guard's verdict from one snapshot. The trigger is compared with the whole tick, so a wick between two ticks
 * counts; the amount is sized from the last price. A partial top-up is made where a cap or the balance leaves less than
 * is needed: it buys distance even so. Pure: time enters only as `sinceLastActionMs`.
 */
export const decideMarginGuard = (facts: MarginGuardFacts): MarginGuardVerdict => {
  const { position, tick, config, spending } = facts;
  const reading: GuardReading = {
    distance: liquidationDistance(position.side, position.liquidation, tick.last),
    needed: satsToTarget(position, tick.last, config.target),
  };
  if (isAtLiquidation(position.side, position.liquidation, tick.last)) {
    return { kind: "alert", rule: "past-liquidation", ...reading };
  }
  const trigger = marginGuardTrigger(position, config.trigger);
  if (trigger === null || !isReached(trigger, tick))
    return { kind: "hold", rule: "outside-trigger", ...reading };
  if (reading.needed === 0) return { kind: "hold", rule: "at-target", ...reading };
  if (spending.sinceLastActionMs !== null && spending.sinceLastActionMs < config.cooldownMs) {
    return { kind: "hold", rule: "cooldown", ...reading };
  }
  return topUp(facts, reading);
};
