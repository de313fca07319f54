/** How many signed requests a second one address may send to LN Markets, unless it is known to allow more. */
export const DEFAULT_REQUESTS_PER_SECOND = 4;

/**
 * An account costs one request in 450 seconds on average, readings, balances and guards together, as the simulation of
 * `src/cli/bench/sync-simulation/` counts them. A sixth is kept for the hour after a settlement, a fall of the market,
 * and a budget that spends a little less than it is allowed.
 */
const SECONDS_PER_REQUEST = 375;

/** How many accounts a rate of requests carries without reading any of them later than promised; rounds down. */
export const accountsCarried = (requestsPerSecond: number): number =>
  Math.floor(requestsPerSecond * SECONDS_PER_REQUEST);
