/** Time as the candles tell it, epoch milliseconds. */
export type ReplayClock = {
  moveTo(at: number): void;
  at(): number;
  /** As `at`, but never the same twice: every signature carries its own stamp. */
  stamp(): number;
};

export const createReplayClock = (start: number): ReplayClock => {
  let now = start;
  let last = start;
  return {
    moveTo: (at) => {
      now = at;
    },
    at: () => now,
    stamp: () => {
      last = Math.max(last + 1, now);
      return last;
    },
  };
};
