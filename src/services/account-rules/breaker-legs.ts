import { breakerTriggers } from "#domain/automations/breaker/breaker-triggers.ts";
import type { BreakerAccount, DrawdownBreakerConfig } from "#domain/automations/breaker/drawdown-breaker.ts";
import { ANY_PRICE } from "#domain/triggers/any-price.ts";
import type { PriceHalfUsd, Sats } from "#domain/units.ts";
import type { LegRearm } from "#ports/triggers.ts";

/** A look at a time (epoch milliseconds), whatever the price. */
export const lookAtTime = (at: number): readonly LegRearm[] => [
  { leg: 2, kind: "at", at, trigger: ANY_PRICE },
];

/** The prices at which a breaker trips from here: one below, one above, as far as there are such. */
export const breakerLegs = (
  { drop }: DrawdownBreakerConfig,
  holding: { readonly account: BreakerAccount; readonly last: PriceHalfUsd },
  peak: Sats,
): readonly LegRearm[] => {
  const { below, above } = breakerTriggers(holding, peak, drop);
  return [below, above].flatMap((trigger, leg): readonly LegRearm[] =>
    trigger === null ? [] : [{ leg, trigger, kind: "now" }],
  );
};
