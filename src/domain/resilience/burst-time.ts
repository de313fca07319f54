import { bucketShape, type WindowRate } from "./request-buckets.ts";

/** Balance and positions, read afresh. */
const READS_PER_ACCOUNT = 2;
/** The action itself, and the position read back. */
const REQUESTS_PER_HIT = 2;

/**
 * How long a burst of hits takes at the least, in milliseconds, when nothing but the rate of signed requests of one
 * address holds it up: what the full bucket does not hold must flow in. 0 where the bucket holds all of it.
 */
export const burstTime = (rate: WindowRate, accounts: number, hits: number): number => {
  const { capacity, perMs } = bucketShape(rate);
  const requests = accounts * READS_PER_ACCOUNT + hits * REQUESTS_PER_HIT;
  return Math.max(0, Math.ceil((requests - capacity) / perMs));
};
