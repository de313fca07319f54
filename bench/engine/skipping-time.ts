import type { Sleep } from "#server/within.ts";

/**
 * A time that passes as it really does while something is being done, and jumps to the next sleeper's end while nothing
 * is: minutes of waiting cost nothing, and what work costs still counts.
 */
export type SkippingTime = {
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly sleep: Sleep;
  /** Something is being done until the answer is called, once or more often. */
  begin(): () => void;
  /** The same port; each of its calls counts as something being done until it is answered. */
  watched<Port extends object>(port: Port): Port;
};

type Sleeper = { readonly at: number; readonly wake: () => void };

/** Begins at `start`, epoch milliseconds. */
export const createSkippingTime = (start: number): SkippingTime => {
  const begun = performance.now();
  const sleepers = new Set<Sleeper>();
  let skipped = 0;
  let busy = 0;
  let isLooking = false;
  const clock = () => Math.trunc(start + skipped + performance.now() - begun);

  const skip = (): void => {
    isLooking = false;
    if (busy > 0 || sleepers.size === 0) return;
    const [next] = [...sleepers].sort((one, other) => one.at - other.at);
    if (next === undefined) return;
    skipped += Math.max(0, next.at - clock());
    next.wake();
    look();
  };
  /** Whoever was just woken or answered goes first, until there is nothing left but to wait. */
  const look = (): void => {
    if (isLooking) return;
    isLooking = true;
    setImmediate(() => setImmediate(skip));
  };

  const begin = (): (() => void) => {
    let isOver = false;
    busy += 1;
    return () => {
      if (isOver) return;
      isOver = true;
      busy -= 1;
      look();
    };
  };
  const during = async (answer: unknown): Promise<unknown> => {
    const end = begin();
    try {
      return await answer;
    } finally {
      end();
    }
  };
  return {
    clock,
    begin,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true || ms <= 0) return resolve();
        const wake = () => {
          sleepers.delete(sleeper);
          resolve();
        };
        const sleeper: Sleeper = { at: clock() + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", wake, { once: true });
        look();
      }),
    watched: (port) =>
      new Proxy(port, {
        get: (target, name) => {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== "function") return member;
          return (...args: readonly unknown[]) => during(Reflect.apply(member, target, args));
        },
      }),
  };
};
