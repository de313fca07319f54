/** A clock that stands still until it is moved, and a sleep that ends when it has moved far enough. */
export type VirtualTime = {
  readonly clock: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Time goes on, from one sleeper's end to the next; each gets to run before the next wakes. */
  pass(ms: number): Promise<void>;
};

type Sleeper = { readonly at: number; readonly wake: () => void };

/** Lets everything run that waits for nothing but its turn. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A virtual time beginning at `start`, epoch milliseconds. */
export const createVirtualTime = (start = 0): VirtualTime => {
  let now = start;
  const sleepers = new Set<Sleeper>();
  const next = (until: number): Sleeper | undefined =>
    [...sleepers].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
  return {
    clock: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true || ms <= 0) return resolve();
        const wake = () => {
          sleepers.delete(sleeper);
          resolve();
        };
        const sleeper: Sleeper = { at: now + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", wake, { once: true });
      }),
    pass: async (ms) => {
      const until = now + ms;
      await settle();
      for (let sleeper = next(until); sleeper !== undefined; sleeper = next(until)) {
        now = Math.max(now, sleeper.at);
        sleeper.wake();
        await settle();
      }
      now = until;
      await settle();
    },
  };
};
