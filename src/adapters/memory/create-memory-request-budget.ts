import {
  type Bucket,
  bucketsOf,
  pauseBucket,
  type RequestRates,
  takeFromAll,
} from "#domain/resilience/request-buckets.ts";
import type { Network } from "#ports/exchange.ts";
import type { RequestBudget } from "#ports/request-budget.ts";

/** The budget of one process alone, as for a simulation; `now` in milliseconds, real or virtual. */
export const createMemoryRequestBudget = (options: {
  readonly rates: (network: Network) => RequestRates;
  readonly now: () => number;
}): RequestBudget => {
  const held = new Map<string, Bucket>();
  const claimsOf = (who: Parameters<RequestBudget["pause"]>[0]) =>
    bucketsOf(options.rates(who.network), who).map(({ scope, shape }) => ({
      scope,
      shape,
      bucket: held.get(scope) ?? null,
    }));
  return {
    take: async (wish) => {
      const claims = claimsOf(wish);
      const { waitMs, left } = takeFromAll(claims, wish.urgency, options.now());
      left?.forEach((bucket, place) => {
        const scope = claims[place]?.scope;
        if (scope !== undefined) held.set(scope, bucket);
      });
      return waitMs;
    },
    pause: async (who, forMs) => {
      const [own] = claimsOf(who);
      if (own !== undefined) held.set(own.scope, pauseBucket(own, forMs, options.now()));
    },
  };
};
