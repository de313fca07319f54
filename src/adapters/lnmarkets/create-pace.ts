/** Spreads requests so that the exchange need not refuse any. */
export type Pace = {
  /** Takes the next place in line and says how many milliseconds to wait for it; null when the line is too long. */
  take(isWrite: boolean): number | null;
  /** Whether nobody has asked for long enough that the next one starts afresh. */
  isIdle(): boolean;
};

/** A reader that would wait longer, in milliseconds, is better told so. */
export const LONGEST_WAIT_MS = 5_000;

/**
 * At most `perSecond` requests a second, after a first burst of as many whole ones. `elapsed` is a clock that never jumps,
 * in milliseconds. Writes do not wait: they go at once and the reads behind them wait longer, for a top-up may not stand
 * in line behind a chart.
 */
export const createPace = (perSecond: number, elapsed: () => number): Pace => {
  const interval = 1_000 / perSecond;
  const burst = (Math.max(1, Math.floor(perSecond)) - 1) * interval;
  let next = Number.NEGATIVE_INFINITY;
  return {
    take(isWrite) {
      const now = elapsed();
      const place = Math.max(next, now - burst);
      const wait = Math.max(0, place - now);
      if (!isWrite && wait > LONGEST_WAIT_MS) return null;
      next = place + interval;
      return isWrite ? 0 : Math.ceil(wait);
    },
    isIdle: () => next <= elapsed() - burst,
  };
};
