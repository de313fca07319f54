/**
 * Ways to go wrong on request, for tests and rehearsals.
 * `rate-limited` 429 · `unavailable` 503 · `server-error` 500, all without acting · `error-with-echo` 500 and
 * `refusal-with-echo` 400, both repeating the whole request, headers included · `drop-before` the connection ends and
 * nothing happened · `hang-before` no answer and nothing happened · `act-then-drop` done, then the connection ends ·
 * `timeout-after-commit` done, never answered · `delay` answers `delayMs` later · `malformed` done, answered with a page
 * instead of JSON · `stale-lists` account and trade lists as they were when the fault was set · `socket-drop` ends every
 * stream connection at once · `half-open` streams stay connected and silent.
 */
export const FAULT_KINDS = [
  "rate-limited",
  "unavailable",
  "server-error",
  "error-with-echo",
  "refusal-with-echo",
  "drop-before",
  "hang-before",
  "act-then-drop",
  "timeout-after-commit",
  "delay",
  "malformed",
  "stale-lists",
  "socket-drop",
  "half-open",
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export type Fault = {
  readonly kind: FaultKind;
  /** Which requests it hits: all methods and paths unless given; `path` is with or without `/v3`, and a beginning where it ends in `*`. */
  readonly method?: string;
  readonly path?: string;
  /** Only requests that carry this key. */
  readonly key?: string;
  /** How often it strikes: once unless given; null until it is cleared. */
  readonly times?: number | null;
  readonly delayMs?: number;
};
