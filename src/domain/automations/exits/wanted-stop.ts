import { basisPoints, type PriceHalfUsd } from "../../units.ts";
import { furtherAhead, isAhead, stepAhead } from "./ahead.ts";
import { breakEvenPrice } from "./break-even-price.ts";
import type { BreakEvenStopConfig } from "./break-even-stop.ts";
import { stopLossLevelPrice, takeProfitLevelPrice } from "./exit-level.ts";
import { levelBehind, type StopAt } from "./native-stop.ts";
import { bestSeen, isOutdatedStanding, isOwnStanding, type StopFacts } from "./stop-facts.ts";
import type { TrailingStopConfig } from "./trailing-stop.ts";

/** What is asked of the stop slot: a stop, nothing before the market was at a price, or what no price can give. */
export type WantedStop =
  | ({ readonly kind: "stop" } & StopAt)
  | { readonly kind: "waits"; readonly price: PriceHalfUsd }
  | { readonly kind: "no-price" };

const NO_PRICE: WantedStop = { kind: "no-price" };

const fixedAt = (price: PriceHalfUsd | null): WantedStop =>
  price === null ? NO_PRICE : { kind: "stop", stop: { kind: "fixed", price }, level: price };

/** The exchange trails from the market at the moment it is asked, whatever the best price was. */
const trailingFrom = (
  { position, last }: StopFacts,
  distance: TrailingStopConfig["distance"],
): WantedStop => {
  const level = levelBehind(position.side, last, distance);
  const stop = { kind: "trailing", bps: basisPoints(distance.value) } as const;
  return level === null ? NO_PRICE : { kind: "stop", stop, level };
};

/**
 * Dollars are followed by us, from the best price; basis points by the exchange. The start at an activation price is ours:
 * where the market reached it and fell by the distance before anything was placed, what is asked for is the stop it passed.
 */
const wantedTrailing = (facts: StopFacts, { distance, activation }: TrailingStopConfig): WantedStop => {
  const { side } = facts.position;
  const best = bestSeen(facts);
  if (activation !== null && isAhead(side, activation, best)) return { kind: "waits", price: activation };
  const followed = levelBehind(side, best, distance);
  if (distance.unit === "half-usd") return fixedAt(followed);
  const isLate =
    activation !== null && facts.placed === null && followed !== null && !isAhead(side, facts.last, followed);
  return isLate ? fixedAt(followed) : trailingFrom(facts, distance);
};

/**
 * The market must have been at `after`, and ahead of the stop itself, which funding may carry past `after`. A stop that
 * moved already needs neither again.
 */
const wantedBreakEven = (facts: StopFacts, { after, keep }: BreakEvenStopConfig): WantedStop => {
  const { position, feeRate } = facts;
  const stop = breakEvenPrice(position, keep, feeRate);
  const reached = takeProfitLevelPrice(position, after, feeRate);
  const beyond = stop === null ? null : stepAhead(position.side, stop, 1);
  if (reached === null || beyond === null) return NO_PRICE;
  const price = furtherAhead(position.side, reached, beyond);
  const hasMoved = isOwnStanding(facts) && !isOutdatedStanding(facts);
  return hasMoved || !isAhead(position.side, price, bestSeen(facts))
    ? fixedAt(stop)
    : { kind: "waits", price };
};

/** What the automation asks of the stop slot, before anything that stands there is looked at. */
export const wantedStop = (facts: StopFacts): WantedStop => {
  const { automation, position, feeRate } = facts;
  switch (automation.kind) {
    case "stop-loss":
      return fixedAt(stopLossLevelPrice(position, automation.config.level, feeRate));
    case "trailing-stop":
      return wantedTrailing(facts, automation.config);
    case "break-even-stop":
      return wantedBreakEven(facts, automation.config);
  }
};
