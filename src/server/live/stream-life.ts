/** A function may take 150 seconds and is cut off then; ended by itself before, nothing is lost. */
export const FUNCTION_LIFE_MS = 2 * 60_000;
/** Each new beginning costs as much as a look at a page, so a server of one's own asks for few. */
export const SERVER_LIFE_MS = 15 * 60_000;
/** Those that began together, as after a restart, do not all come back together. */
const SPREAD = 0.25;

/**
 * How long a stream lives before its browser has to say again who it is, in milliseconds: up to a quarter shorter than it may,
 * by `chance` from 0 up to 1, and never beyond its session, which has `leftMs` to go.
 */
export const streamLife = ({
  isFunction,
  leftMs,
  chance,
}: {
  readonly isFunction: boolean;
  readonly leftMs: number;
  readonly chance: number;
}): number => {
  const longest = isFunction ? FUNCTION_LIFE_MS : SERVER_LIFE_MS;
  return Math.max(0, Math.min(leftMs, Math.round(longest * (1 - SPREAD * chance))));
};
