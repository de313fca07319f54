import {
  type Bucket,
  bucketsOf,
  pauseBucket,
  type RequestRates,
  takeFromAll,
  windowRate,
} from "#domain/resilience/request-buckets.ts";
import type { RequestBudget } from "#ports/request-budget.ts";
import type { Violation } from "./violation.ts";

/** What one key, one address and the public may ask of the simulated exchange. */
export const SIM_RATES: RequestRates = { key: windowRate(4), signed: windowRate(25), public: windowRate(5) };

/** The buckets of one world, shared by all its processes as a database shares them; each call is one transaction. */
export const createSimBudget = (now: () => number): RequestBudget => {
  const held = new Map<string, Bucket>();
  const claimsOf = (who: Parameters<RequestBudget["pause"]>[0]) =>
    bucketsOf(SIM_RATES, who).map((bucket) => ({ ...bucket, bucket: held.get(bucket.scope) ?? null }));
  return {
    take: async (wish) => {
      const claims = claimsOf(wish);
      const { waitMs, left } = takeFromAll(claims, wish.urgency, now());
      claims.forEach(({ scope }, place) => {
        const bucket = left?.[place];
        if (bucket !== undefined) held.set(scope, bucket);
      });
      return waitMs;
    },
    pause: async (who, forMs) => {
      const [own] = claimsOf(who);
      if (own !== undefined) held.set(own.scope, pauseBucket(own, forMs, now()));
    },
  };
};

const SECOND_MS = 1_000;

/** Counts what reaches the exchange: I12, in every window of a second, for each key, all keys together and the public. */
export const createRequestCounter = (now: () => number) => {
  const lately = new Map<string, number[]>();
  const countIn = (scope: string, most: number): Violation[] => {
    const times = lately.get(scope) ?? [];
    lately.set(scope, times);
    times.push(now());
    while ((times[0] ?? now()) <= now() - SECOND_MS) times.shift();
    return times.length > most
      ? [{ invariant: "I12", what: `${times.length} requests within a second for ${scope}` }]
      : [];
  };
  return (accountId: string | null): Violation[] =>
    accountId === null
      ? countIn("the public", SIM_RATES.public.most)
      : [...countIn(accountId, SIM_RATES.key.most), ...countIn("all keys", SIM_RATES.signed.most)];
};
