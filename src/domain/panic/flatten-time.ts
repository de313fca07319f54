import { bucketShape, type RequestRates, type WindowRate } from "../resilience/request-buckets.ts";

/** Balance and positions, then resting orders, and at the end positions once more. */
const READS_PER_ACCOUNT = 4;
/** The closing itself, and the list read back. */
const REQUESTS_PER_CLOSE = 2;

const flowMs = (rate: WindowRate, requests: number): number => {
  const { capacity, perMs } = bucketShape(rate);
  return Math.max(0, Math.ceil((requests - capacity) / perMs));
};

/**
 * How long flattening takes when nothing but the request budget holds it up, in milliseconds, rounded up: the slowest of
 * each account's own rate and the rate that all of an address share. `positions` holds how many each account has.
 */
export const flattenTime = (
  rates: Pick<RequestRates, "key" | "signed">,
  positions: readonly number[],
): number => {
  const requests = positions.map((count) => READS_PER_ACCOUNT + count * REQUESTS_PER_CLOSE);
  const all = requests.reduce((sum, count) => sum + count, 0);
  return Math.max(flowMs(rates.signed, all), ...requests.map((count) => flowMs(rates.key, count)));
};
