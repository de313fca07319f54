/** The exchange's own time in epoch milliseconds. It never goes back. */
export type Clock = {
  now(): number;
  /** Moves to `at`, where that is ahead. */
  advance(at: number): void;
};

/** A clock that moves only when it is told to. */
export function frozenClock(start: number): Clock {
  let now = start;
  return {
    now: () => now,
    advance: (at) => {
      now = Math.max(now, at);
    },
  };
}

/** A clock that runs `speed` virtual seconds per real second; `elapsedMs` is a monotonic real time. */
export function runningClock(start: number, speed: number, elapsedMs: () => number): Clock {
  const begun = elapsedMs();
  let floor = start;
  return {
    now: () => {
      floor = Math.max(floor, Math.floor(start + (elapsedMs() - begun) * speed));
      return floor;
    },
    advance: (at) => {
      floor = Math.max(floor, at);
    },
  };
}
