const SLICES = 5;

/**
 * A signal that aborts with a `TimeoutError` once somebody was listened to for so many milliseconds and said nothing. While
 * this process is busy it hears nobody, and an answer that waits meanwhile is no silence: so the time is counted in slices,
 * each a turn of the event loop, and however long the process was busy in one piece, that is one slice.
 */
export const silentFor = (ms: number): AbortSignal => {
  const silence = new AbortController();
  let left = SLICES;
  const giveUp = (): void => silence.abort(new DOMException(`No answer within ${ms} ms`, "TimeoutError"));
  const next = (): void => {
    left -= 1;
    // Timers come before what was received in the same turn: that is heard first.
    if (left === 0) setImmediate(giveUp);
    else setTimeout(next, ms / SLICES).unref();
  };
  setTimeout(next, ms / SLICES).unref();
  return silence.signal;
};
