import { nearestBest, type TrailingDistance } from "../../triggers/trailing.ts";
import type { TriggerPrice } from "../../triggers/trigger.ts";
import { earningSide, losingSide } from "../../triggers/trigger-side.ts";
import type { PriceHalfUsd } from "../../units.ts";
import { furtherAhead, isAhead, priceOrNull, stepAhead } from "./ahead.ts";
import { isBlockedByTrailing, isSameStop, isTighterForGood, type StopAt } from "./native-stop.ts";
import { isWholeStep, ratchetStep } from "./ratchet-step.ts";
import { isOutdatedStanding, type StopFacts, standingStop } from "./stop-facts.ts";
import { wantedStop } from "./wanted-stop.ts";

/** The trigger at which the market is `price` or further ahead; null where there is no such price. */
const whenAhead = (facts: StopFacts, price: PriceHalfUsd | null): TriggerPrice | null =>
  price === null ? null : { side: earningSide(facts.position.side), price };

/** The trigger at the first best price behind which a stop lies at `level` or further ahead, and before liquidation. */
const whenFollowing = (
  facts: StopFacts,
  distance: TrailingDistance,
  level: PriceHalfUsd | null,
): TriggerPrice | null => {
  const { side, liquidation } = facts.position;
  const free = stepAhead(side, liquidation, 1);
  const goal = level === null || free === null ? (level ?? free) : furtherAhead(side, level, free);
  const best = goal === null ? null : nearestBest(losingSide(side), goal, distance);
  return best === null ? null : whenAhead(facts, priceOrNull(BigInt(best)));
};

/** Where following in dollars goes on: a least step ahead of what stands, or of what is due to stand. */
const nextRatchet = (
  facts: StopFacts,
  distance: TrailingDistance,
  wanted: StopAt,
  standing: StopAt | null,
): TriggerPrice | null => {
  const { side, liquidation } = facts.position;
  const { leastStepBps } = facts.requestBudget;
  const isDue = standing === null || isWholeStep(side, wanted.level, standing.level, leastStepBps);
  if (isDue && !isAhead(side, wanted.level, liquidation)) return whenFollowing(facts, distance, null);
  const from = isDue ? wanted.level : standing.level;
  return whenFollowing(facts, distance, stepAhead(side, from, ratchetStep(from, leastStepBps)));
};

/** Where the exchange can be asked to trail, when it cannot yet: ahead of what stands and of liquidation. */
const nextStart = (
  facts: StopFacts,
  distance: TrailingDistance,
  wanted: StopAt,
  standing: StopAt | null,
): TriggerPrice | null => {
  const { side, liquidation } = facts.position;
  if (standing === null || isTighterForGood(side, wanted, standing))
    return isAhead(side, wanted.level, liquidation) ? null : whenFollowing(facts, distance, null);
  const isShorter = standing.stop.kind === "fixed" || distance.value < standing.stop.bps;
  return isShorter ? whenFollowing(facts, distance, stepAhead(side, standing.level, 1)) : null;
};

/**
 * The price and side at which `decideStop` has to be asked again, as long as nothing but the price changes: the activation
 * price, the price after which a stop moves to break-even, the next step of a stop that we follow the market with, or where
 * a stop can stand that cannot yet. Null when the exchange does all of it. What is due at once is no trigger: it is decided
 * from the snapshot this is taken from, or after its wait.
 */
export const stopTrigger = (facts: StopFacts): TriggerPrice | null => {
  const { automation, position, last } = facts;
  const { side } = position;
  const wanted = wantedStop(facts);
  if (wanted.kind === "waits") return whenAhead(facts, wanted.price);
  if (wanted.kind === "no-price") return null;
  const standing = standingStop(facts);
  // In the place of a trailing stop of somebody else's no fixed one can stand: its price is watched by us.
  const isUnplaceable =
    standing !== null && isBlockedByTrailing(side, wanted, standing) && !isOutdatedStanding(facts);
  if (isUnplaceable && isAhead(side, last, wanted.level))
    return { side: losingSide(side), price: wanted.level };
  if (standing !== null && wanted.stop.kind === "trailing" && isSameStop(standing.stop, wanted.stop))
    return null;
  if (automation.kind !== "trailing-stop")
    return isAhead(side, last, wanted.level) ? null : whenAhead(facts, stepAhead(side, wanted.level, 1));
  const { distance } = automation.config;
  return wanted.stop.kind === "fixed"
    ? nextRatchet(facts, distance, wanted, standing)
    : nextStart(facts, distance, wanted, standing);
};
