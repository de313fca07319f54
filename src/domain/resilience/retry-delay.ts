const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 2_000;

/**
 * How long to wait before trying again, in milliseconds: anything between nothing and 200 ms · 2^retries, so clients that
 * failed together do not return together. `random` lies within 0 and 1; rounds down.
 */
export const retryDelayMs = (retries: number, random: number): number =>
  Math.floor(random * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** retries));
