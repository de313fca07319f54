import { isAtLiquidation } from "../../position/liquidation.ts";
import type { PriceHalfUsd } from "../../units.ts";
import { isAhead } from "./ahead.ts";
import {
  isBlockedByTrailing,
  isSameStop,
  isTighterForGood,
  type NativeStop,
  type StopAt,
} from "./native-stop.ts";
import { isWholeStep } from "./ratchet-step.ts";
import { isOutdatedStanding, isOwnStanding, type StopFacts, standingStop } from "./stop-facts.ts";
import { wantedStop } from "./wanted-stop.ts";

/** The prices a verdict was made by: where the stop asked for lies, and where the one lies that stands. */
export type StopReading = { readonly level: PriceHalfUsd; readonly standing: PriceHalfUsd | null };

/** What a stop automation decides; each verdict names its rule. */
export type StopVerdict =
  | ({
      readonly kind: "place";
      readonly rule: "none-stands" | "tightens" | "settings-changed";
      readonly stop: NativeStop;
    } & StopReading)
  | {
      readonly kind: "remove";
      readonly rule: "settings-changed" | "beyond-liquidation";
      readonly standing: PriceHalfUsd | null;
    }
  | ({ readonly kind: "close"; readonly rule: "past-stop" } & StopReading)
  | ({
      readonly kind: "hold";
      readonly rule: "in-place" | "tighter-stands" | "least-step";
    } & StopReading)
  /** Due already: no price tells when, so ask again after `waitMs`. */
  | { readonly kind: "hold"; readonly rule: "least-gap"; readonly waitMs: number }
  | { readonly kind: "hold"; readonly rule: "waits-for-price"; readonly price: PriceHalfUsd }
  | ({
      readonly kind: "alert";
      readonly rule: "past-stop" | "beyond-liquidation" | "trailing-stands";
    } & StopReading)
  | {
      readonly kind: "alert";
      readonly rule: "no-such-price" | "past-liquidation";
      readonly last: PriceHalfUsd;
    };

/** Carries a request out of here only when the least gap since the last one is over. */
const inBudget = (
  { sinceLastPlacedMs, requestBudget }: StopFacts,
  verdict: Extract<StopVerdict, { kind: "place" | "remove" }>,
): StopVerdict => {
  const waitMs = sinceLastPlacedMs === null ? 0 : requestBudget.leastGapMs - sinceLastPlacedMs;
  return waitMs > 0 ? { kind: "hold", rule: "least-gap", waitMs } : verdict;
};

/** A fixed stop of our own that liquidation has overtaken never fires: without it the slot is free for the backstop. */
const beyondLiquidation = (facts: StopFacts, reading: StopReading): StopVerdict => {
  const { side, liquidation } = facts.position;
  const isOvertaken = reading.standing !== null && !isAhead(side, reading.standing, liquidation);
  return isOvertaken && facts.standing?.kind === "fixed" && isOwnStanding(facts)
    ? inBudget(facts, { kind: "remove", rule: "beyond-liquidation", standing: reading.standing })
    : { kind: "alert", rule: "beyond-liquidation", ...reading };
};

/**
 * The market passed the stop before it could stand. What we move ourselves was ours to fire; a stop loss was the
 * exchange's, and whether it is still meant the trader says.
 */
const pastStop = ({ automation }: StopFacts, reading: StopReading): StopVerdict =>
  automation.kind === "stop-loss"
    ? { kind: "alert", rule: "past-stop", ...reading }
    : { kind: "close", rule: "past-stop", ...reading };

/** Only a stop that follows the market in dollars has a least step: any other is placed to the half dollar. */
const isFollowing = ({ automation }: StopFacts): boolean =>
  automation.kind === "trailing-stop" && automation.config.distance.unit === "half-usd";

const replace = (facts: StopFacts, wanted: StopAt, standing: StopAt | null): StopVerdict => {
  const { position, last, requestBudget } = facts;
  const { side, liquidation } = position;
  const { stop, level } = wanted;
  const reading = { level, standing: standing?.level ?? null };
  const isOutdated = isOutdatedStanding(facts);
  const isBlocked = standing !== null && isBlockedByTrailing(side, wanted, standing);
  if (standing !== null && !isOutdated && !isBlocked && !isTighterForGood(side, wanted, standing))
    return { kind: "hold", rule: "tighter-stands", ...reading };
  if (!isAhead(side, last, level)) return pastStop(facts, reading);
  if (!isAhead(side, level, liquidation)) return beyondLiquidation(facts, reading);
  if (standing === null) return inBudget(facts, { kind: "place", rule: "none-stands", stop, ...reading });
  if (isOutdated) return inBudget(facts, { kind: "place", rule: "settings-changed", stop, ...reading });
  if (isBlocked) return { kind: "alert", rule: "trailing-stands", ...reading };
  if (isFollowing(facts) && !isWholeStep(side, level, standing.level, requestBudget.leastStepBps))
    return { kind: "hold", rule: "least-step", ...reading };
  return inBudget(facts, { kind: "place", rule: "tightens", stop, ...reading });
};

const decideWanted = (facts: StopFacts, wanted: StopAt): StopVerdict => {
  const { side, liquidation } = facts.position;
  const standing = standingStop(facts);
  if (standing === null || !isSameStop(standing.stop, wanted.stop)) return replace(facts, wanted, standing);
  const reading = { level: wanted.level, standing: standing.level };
  return standing.stop.kind === "fixed" && !isAhead(side, standing.level, liquidation)
    ? beyondLiquidation(facts, reading)
    : { kind: "hold", rule: "in-place", ...reading };
};

/**
 * Takes the verdict of a stop automation from one snapshot, whatever was decided before. What stands is only ever
 * tightened, for good, unless the automation placed it itself under other settings. A stop asked for on the wrong side of
 * the market closes the position where the stop is ours to move. Pure: time enters only as `sinceLastPlacedMs`.
 */
export const decideStop = (facts: StopFacts): StopVerdict => {
  const { position, last } = facts;
  if (isAtLiquidation(position.side, position.liquidation, last))
    return { kind: "alert", rule: "past-liquidation", last };
  const wanted = wantedStop(facts);
  switch (wanted.kind) {
    case "no-price":
      return { kind: "alert", rule: "no-such-price", last };
    case "waits":
      return isOutdatedStanding(facts)
        ? inBudget(facts, {
            kind: "remove",
            rule: "settings-changed",
            standing: standingStop(facts)?.level ?? null,
          })
        : { kind: "hold", rule: "waits-for-price", price: wanted.price };
    case "stop":
      return decideWanted(facts, wanted);
  }
};
