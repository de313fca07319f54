const SATS_PER_BTC = 100_000_000;

/** What sats are worth in dollars at a price in half dollars; for display only. */
export const satsToUsd = (sats: number, halfUsd: number): number => (sats * (halfUsd / 2)) / SATS_PER_BTC;
