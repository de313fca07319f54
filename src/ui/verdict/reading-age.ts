import { EXCHANGE_PACE, PAPER_PACE, type ReadPace } from "#domain/accounts/next-read.ts";
import type { AccountView, Overview, PositionView, PriceView } from "#server/trpc/schemas/views.ts";

const SECOND = 1_000;

/** Past these ages a reading is stale; a minute past them we are blind. */
export const STALE_AFTER_MS = { price: 10 * SECOND, proof: 180 * SECOND } as const;
/** What a reading of an account may take beyond the moment it is due. */
const LATE_MS = 25 * SECOND;
export const BLIND_AFTER_MORE_MS = 60 * SECOND;

export type Freshness = "fresh" | "stale" | "blind";

export type Reading = {
  readonly kind: "price" | "positions" | "proof" | "cross";
  /** Age in milliseconds; null when there has been no reading at all. */
  readonly ageMs: number | null;
  readonly at: string | null;
  readonly freshness: Freshness;
};

const paceOf = (network: AccountView["network"]): ReadPace =>
  network === "paper" ? PAPER_PACE : EXCHANGE_PACE;

/** An account where nothing happens is read seldom: its positions are stale when they are older than it was promised. */
export const positionsStaleAfterMs = (network: AccountView["network"]): number =>
  paceOf(network).longestMs + LATE_MS;

/** A flat cross margin is read as seldom as a balance. */
export const flatCrossStaleAfterMs = (network: AccountView["network"]): number =>
  paceOf(network).balanceMs + positionsStaleAfterMs(network);

const freshnessOf = (staleAfterMs: number, ageMs: number | null): Freshness => {
  if (ageMs === null) return "stale";
  if (ageMs > staleAfterMs + BLIND_AFTER_MORE_MS) return "blind";
  return ageMs > staleAfterMs ? "stale" : "fresh";
};

/** A reading of the time `at`, at the time `now`, that is stale past an age. */
export const readingOf = (
  kind: Reading["kind"],
  at: string | null,
  now: number,
  staleAfterMs: number,
): Reading => {
  const ageMs = at === null ? null : Math.max(0, now - Date.parse(at));
  return { kind, ageMs, at, freshness: freshnessOf(staleAfterMs, ageMs) };
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
