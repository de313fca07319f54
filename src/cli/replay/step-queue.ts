import type { Step } from "./start-replay-venue.ts";

/** Steps sent at once when nobody asks the venue anything for long. */
const MOST = 2_000;

/**
 * Prices on their way to the venue. They are sent together, at the latest before the next request of the product: what
 * the product reads is the same as if each had been sent alone, and a tick without a hit costs no request.
 */
export type StepQueue = { add(step: Step): Promise<void>; flush(): Promise<void> };

export const createStepQueue = (send: (steps: readonly Step[]) => Promise<void>): StepQueue => {
  let waiting: Step[] = [];
  let sending = Promise.resolve();
  const flush = (): Promise<void> => {
    const steps = waiting;
    waiting = [];
    if (steps.length > 0) sending = sending.then(() => send(steps));
    return sending;
  };
  return {
    add: async (step) => {
      waiting.push(step);
      if (waiting.length >= MOST) await flush();
    },
    flush,
  };
};
