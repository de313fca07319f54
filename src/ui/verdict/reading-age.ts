import {
  type Freshness,
  freshnessOf,
  positionsStaleAfterMs,
  STALE_AFTER_MS,
} from "#domain/verdict/judge-freshness.ts";
import type { AccountView, Overview, PositionView, PriceView } from "#server/trpc/schemas/views.ts";

export type Reading = {
  readonly kind: "price" | "positions" | "proof" | "cross";
  /** Age in milliseconds; null when there has been no reading at all. */
  readonly ageMs: number | null;
  readonly at: string | null;
  readonly freshness: Freshness;
};

/** A reading of the time `at`, at the time `now`, that is stale past an age. */
export const readingOf = (
  kind: Reading["kind"],
  at: string | null,
  now: number,
  staleAfterMs: number,
): Reading => {
  const ageMs = at === null ? null : Math.max(0, now - Date.parse(at));
  return { kind, ageMs, at, freshness: freshnessOf(ageMs, staleAfterMs) };
};

const oldest = (times: readonly string[]): string | null =>
  times.reduce<string | null>((least, at) => (least === null || at < least ? at : least), null);

/** How old the price, the positions and the last proof of protection of one account are. `now` in epoch milliseconds. */
export const readingsOf = (
  facts: {
    readonly account: Pick<AccountView, "balanceReadAt" | "network">;
    readonly price: Pick<PriceView, "readAt"> | null;
    readonly positions: readonly Pick<PositionView, "readAt">[];
    readonly lastTickAt: Overview["lastTickAt"];
  },
  now: number,
): readonly [price: Reading, positions: Reading, proof: Reading] => [
  readingOf("price", facts.price?.readAt ?? null, now, STALE_AFTER_MS.price),
  readingOf(
    "positions",
    oldest(facts.positions.map(({ readAt }) => readAt)) ?? facts.account.balanceReadAt,
    now,
    positionsStaleAfterMs(facts.account.network),
  ),
  readingOf("proof", facts.lastTickAt, now, STALE_AFTER_MS.proof),
];
