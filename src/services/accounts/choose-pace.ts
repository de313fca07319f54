import { EXCHANGE_PACE, PAPER_PACE, type ReadPace } from "#domain/accounts/next-read.ts";
import type { Network } from "#ports/exchange.ts";

/** How often accounts of a network are read: LN Markets sparingly, our own paper exchange as often as it is lively. */
export const choosePace = (network: Network): ReadPace => (network === "paper" ? PAPER_PACE : EXCHANGE_PACE);
