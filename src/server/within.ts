import { setTimeout as delay } from "node:timers/promises";

/** Waits so long, or until the signal; never throws. Tests pass one of a virtual time. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export const sleep: Sleep = (ms, signal) =>
  delay(ms, undefined, signal === undefined ? {} : { signal }).catch(() => {});

const ENDED = "ended in time";

/**
 * Whether `work` ended within `ms`; what it throws by then passes through. Late work goes on unwatched: what it holds is
 * leased, so somebody else takes it over if this process ends.
 */
export const within = async (work: Promise<unknown>, ms: number, wait: Sleep = sleep): Promise<boolean> => {
  const ended = new AbortController();
  try {
    return await Promise.race([work.then(() => true), wait(ms, ended.signal).then(() => false)]);
  } finally {
    // The reason is given because one with a stack would be made otherwise, each time that work ends in time.
    ended.abort(ENDED);
  }
};
