import { DEFAULT_MAX_BYTES, DEFAULT_TIMEOUT_MS } from "../transport.ts";

export type StreamOptions = {
  /** Such as wss://stream.lnmarkets.com/v1. */
  readonly url: string;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly pingEveryMs?: number;
  /** Longest silence: neither news nor an answer to a ping. A half-open socket shows no other sign. */
  readonly silenceMs?: number;
  readonly firstRetryMs?: number;
  readonly longestRetryMs?: number;
  /** How long to wait after a login was refused: asking again at once changes nothing and earns a ban. */
  readonly refusedRetryMs?: number;
  readonly random?: () => number;
};

export type StreamSettings = Required<StreamOptions>;

/** The options of a stream with what was left out. */
export const streamSettings = (options: StreamOptions): StreamSettings => ({
  timeoutMs: DEFAULT_TIMEOUT_MS,
  maxBytes: DEFAULT_MAX_BYTES,
  pingEveryMs: 4_000,
  silenceMs: 10_000,
  firstRetryMs: 500,
  longestRetryMs: 30_000,
  refusedRetryMs: 5 * 60_000,
  random: Math.random,
  ...options,
});
