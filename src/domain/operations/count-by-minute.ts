/** How many of something there were, and how many of them failed. */
export type Counted = { readonly total: number; readonly failed: number };

/** Counts of single minutes, the newest last; minutes without any are not in it. */
export type MinuteCounts = ReadonlyArray<Counted & { readonly minute: number }>;

const MINUTE_MS = 60_000;

/** How far back is counted, in minutes, the running one among them. */
export const COUNTED_MINUTES = 5;

const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS);

const isLate = (minute: number, at: number): boolean => minute > minuteOf(at) - COUNTED_MINUTES;

/** Adds one to the minute of `at`, and forgets what is too old to be counted. `at` never goes back. */
export const countOne = (counts: MinuteCounts, at: number, isFailure: boolean): MinuteCounts => {
  const minute = minuteOf(at);
  const last = counts.at(-1);
  const failed = isFailure ? 1 : 0;
  if (last?.minute === minute) {
    return counts.with(-1, { minute, total: last.total + 1, failed: last.failed + failed });
  }
  return [...counts.filter((one) => isLate(one.minute, at)), { minute, total: 1, failed }];
};

/** All that were counted within the last minutes. */
export const sumOf = (counts: MinuteCounts, at: number): Counted =>
  counts
    .filter(({ minute }) => isLate(minute, at))
    .reduce((sum, { total, failed }) => ({ total: sum.total + total, failed: sum.failed + failed }), {
      total: 0,
      failed: 0,
    });
