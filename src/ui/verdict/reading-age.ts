import type { AccountView, Overview, PositionView, PriceView } from "#server/trpc/schemas/views.ts";

const SECOND = 1_000;

/** Past these ages a reading is stale; a minute past them we are blind. */
export const STALE_AFTER_MS = { price: 10 * SECOND, positions: 30 * SECOND, proof: 180 * SECOND } as const;
export const BLIND_AFTER_MORE_MS = 60 * SECOND;

export type Freshness = "fresh" | "stale" | "blind";

export type Reading = {
  readonly kind: "price" | "positions" | "proof";
  /** Age in milliseconds; null when there has been no reading at all. */
  readonly ageMs: number | null;
  readonly at: string | null;
  readonly freshness: Freshness;
};

const freshnessOf = (kind: Reading["kind"], ageMs: number | null): Freshness => {
  if (ageMs === null) return "stale";
  if (ageMs > STALE_AFTER_MS[kind] + BLIND_AFTER_MORE_MS) return "blind";
  return ageMs > STALE_AFTER_MS[kind] ? "stale" : "fresh";
};

const readingOf = (kind: Reading["kind"], at: string | null, now: number): Reading => {
  const ageMs = at === null ? null : Math.max(0, now - Date.parse(at));
  return { kind, ageMs, at, freshness: freshnessOf(kind, ageMs) };
};

const oldest = (times: readonly string[]): string | null =>
  times.reduce<string | null>((least, at) => (least === null || at < least ? at : least), null);

/** How old the price, the positions and the last proof of protection of one account are. `now` in epoch milliseconds. */
export const readingsOf = (
  facts: {
    readonly account: Pick<AccountView, "balanceReadAt">;
    readonly price: Pick<PriceView, "readAt"> | null;
    readonly positions: readonly Pick<PositionView, "readAt">[];
    readonly lastTickAt: Overview["lastTickAt"];
  },
  now: number,
): readonly [price: Reading, positions: Reading, proof: Reading] => [
  readingOf("price", facts.price?.readAt ?? null, now),
  readingOf(
    "positions",
    oldest(facts.positions.map(({ readAt }) => readAt)) ?? facts.account.balanceReadAt,
    now,
  ),
  readingOf("proof", facts.lastTickAt, now),
];
