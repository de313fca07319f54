import { ANY_PRICE } from "../../triggers/any-price.ts";
import type { TriggerPrice } from "../../triggers/trigger.ts";
import { MAX_PRICE, MIN_PRICE, priceHalfUsd } from "../../units.ts";
import type { AlertTriggers } from "./alert-triggers.ts";

/** One thing an alert waits for: a price, at once; or a time, which is a price that is asleep until `at` (epoch milliseconds). */
export type RuleLeg = { readonly leg: number; readonly trigger: TriggerPrice; readonly at: number | null };

const lowerThan = ({ holdsWithin }: AlertTriggers): TriggerPrice | null =>
  holdsWithin === null || holdsWithin.low <= MIN_PRICE
    ? null
    : { side: "below", price: priceHalfUsd(holdsWithin.low - 1) };

const higherThan = ({ holdsWithin }: AlertTriggers): TriggerPrice | null =>
  holdsWithin === null || holdsWithin.high >= MAX_PRICE
    ? null
    : { side: "above", price: priceHalfUsd(holdsWithin.high + 1) };

/**
 * What an alert waits for: its pair of prices, the time at which the pair is another, and a new extreme, from which the move
 * is shorter. An extreme on the side that a move in the other direction is measured from is nothing to wait for.
 */
export const alertLegs = (triggers: AlertTriggers): readonly RuleLeg[] => {
  const { below, above, deriveAt } = triggers;
  const prices = [
    below,
    above,
    above === null ? null : lowerThan(triggers),
    below === null ? null : higherThan(triggers),
  ];
  const legs = prices.flatMap((trigger, leg) => (trigger === null ? [] : [{ leg, trigger, at: null }]));
  return deriveAt === null ? legs : [...legs, { leg: 4, trigger: ANY_PRICE, at: deriveAt }];
};
