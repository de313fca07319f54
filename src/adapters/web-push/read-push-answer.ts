import { fail, ok, type Result } from "#domain/result.ts";
import type { SendFailure } from "#ports/channels.ts";

/** What a push service answered with; `retryAfter` is its header, when it sent one. */
export type PushAnswer = { readonly status: number; readonly retryAfter: string | undefined };

/** Longer than any service means it. */
const LONGEST_MS = 24 * 60 * 60 * 1_000;

/** Seconds, or a date by our clock; null for neither. */
const retryAfterMs = (header: string | undefined, now: number): number | null => {
  if (header === undefined) return null;
  const at = /^\d+$/.test(header.trim()) ? now + Number(header) * 1_000 : Date.parse(header);
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - now), LONGEST_MS);
};

/** A vendor's answer: taken, or why it was not. `now` in epoch milliseconds. */
export const readPushAnswer = (
  { status, retryAfter }: PushAnswer,
  now: number,
): Result<void, SendFailure> => {
  if (status >= 200 && status < 300) return ok(undefined);
  if (status === 404 || status === 410) {
    return fail({
      kind: "gone",
      words: `The browser has ended its subscription (${status}).`,
      retryAfterMs: null,
    });
  }
  if (status === 408 || status === 429 || status >= 500) {
    const words = `The push service takes nothing now (${status}).`;
    return fail({ kind: "unavailable", words, retryAfterMs: retryAfterMs(retryAfter, now) });
  }
  return fail({
    kind: "refused",
    words: `The push service refused the message (${status}).`,
    retryAfterMs: null,
  });
};
