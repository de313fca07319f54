import { EXCHANGE_PACE, PAPER_PACE, type ReadPace } from "../accounts/next-read.ts";

const SECOND_MS = 1_000;

/** Past these ages a reading is stale; a minute past them we are blind. */
export const STALE_AFTER_MS = { price: 10 * SECOND_MS, proof: 180 * SECOND_MS } as const;
/** What a reading of an account may take beyond the moment it is due. */
const LATE_MS = 25 * SECOND_MS;
const BLIND_AFTER_MORE_MS = 60 * SECOND_MS;

/** How well something is seen. */
export type Freshness = "fresh" | "stale" | "blind";

type Network = "mainnet" | "signet" | "paper";

const paceOf = (network: Network): ReadPace => (network === "paper" ? PAPER_PACE : EXCHANGE_PACE);

/** An account where nothing happens is read seldom: its positions are stale when they are older than it was promised. */
export const positionsStaleAfterMs = (network: Network): number => paceOf(network).longestMs + LATE_MS;

/** A flat cross margin is read as seldom as a balance. */
export const flatCrossStaleAfterMs = (network: Network): number =>
  paceOf(network).balanceMs + positionsStaleAfterMs(network);

/** By the age of a reading, in milliseconds: stale also where there has been none at all (null). */
export const freshnessOf = (ageMs: number | null, staleAfterMs: number): Freshness => {
  if (ageMs === null) return "stale";
  if (ageMs > staleAfterMs + BLIND_AFTER_MORE_MS) return "blind";
  return ageMs > staleAfterMs ? "stale" : "fresh";
};

/** By how long nothing could be read, in milliseconds; null while it can be. */
export const freshnessOfBlind = (blindMs: number | null): Freshness => {
  if (blindMs === null) return "fresh";
  return blindMs >= BLIND_AFTER_MORE_MS ? "blind" : "stale";
};

/** As badly as the worst of what is stood on. */
export const worstFreshness = (parts: readonly Freshness[]): Freshness => {
  if (parts.includes("blind")) return "blind";
  return parts.includes("stale") ? "stale" : "fresh";
};
