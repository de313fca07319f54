export type Openings = {
  /** Credentials opened in the minute that has just ended. */
  readonly lastMinute: number;
  /** The same of the minutes before it, at most an hour of them. */
  readonly before: readonly number[];
  /** How many requests the exchange takes of us in a minute: nobody has a reason to open more often. */
  readonly allowedPerMinute: number;
};

const TIMES = 5;

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/**
 * Whether credentials are opened for something else than asking the exchange: more than five times as often as is usual,
 * and as the exchange would answer.
 */
export const judgeOpenings = (
  openings: Openings,
): { readonly isBurst: boolean; readonly perMinute: number; readonly baseline: number } => {
  const baseline = Math.max(median(openings.before), openings.allowedPerMinute);
  const perMinute = openings.lastMinute;
  return { isBurst: perMinute > TIMES * baseline, perMinute, baseline };
};
