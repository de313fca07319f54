import { fail, ok, type Result } from "#domain/result.ts";
import type { AnswerTrouble, ExchangeFailure, OpenCredential } from "#ports/exchange.ts";
import { retryAfterMs } from "./retry-after.ts";
import type { Outcome } from "./send-once.ts";
import { shorten } from "./shorten.ts";

/** An answer the exchange gave with success, still unparsed, and its text for a receipt. */
export type RawAnswer = { readonly json: unknown; readonly raw: string };

/** What is needed to name a failure: whether money could have moved, whose words to take out, and our clock. */
export type AnswerContext = {
  readonly isWrite: boolean;
  readonly credential: OpenCredential | null;
  readonly now: number;
};

const MESSAGE_LIMIT = 300;

/** No usable answer: harmless for a read; for a write it may have happened all the same. */
export const lost = (
  isWrite: boolean,
  why: string,
  raw: string,
  trouble: AnswerTrouble | null,
): ExchangeFailure => ({
  ...(isWrite
    ? {
        kind: "outcome-unknown",
        message: `LN Markets may or may not have done it: ${why}. Read the account before trying again.`,
      }
    : { kind: "unavailable", message: `LN Markets gave no usable answer: ${why}. Try again later.` }),
  raw,
  ...(trouble === null ? {} : { trouble }),
});

/** An answer that came and makes no sense. */
export const unreadable = (isWrite: boolean, why: string, raw: string): ExchangeFailure =>
  lost(isWrite, why, raw, "unreadable");

const parseJson = (text: string): Result<unknown, null> => {
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail(null);
  }
};

/** An answer without the credential it may repeat. */
const blackened = (text: string, credential: OpenCredential | null): string =>
  credential === null ? text : credential.blacken(text);

/** What an error says. `isTheirs`: it has the shape of the exchange's errors, as the page of a proxy has not. */
type Spoken = { readonly message: string | null; readonly code: string | null; readonly isTheirs: boolean };

/**
 * Blackened once more: reading JSON turns escapes back into the characters they hide. The exchange's errors are objects
 * with `message`, `code` or both; older generations had `error`.
 */
const spoken = (text: string, credential: OpenCredential | null): Spoken => {
  const tidy = (said: unknown) =>
    typeof said === "string" && said !== "" ? blackened(said, credential).slice(0, MESSAGE_LIMIT) : null;
  const parsed = parseJson(text);
  const value: unknown = parsed.ok ? parsed.value : null;
  if (typeof value !== "object" || value === null) return { message: null, code: null, isTheirs: false };
  const said = value as { message?: unknown; code?: unknown; error?: unknown };
  const [message, code] = [tidy(said.message) ?? tidy(said.error), tidy(said.code)];
  return { message, code, isTheirs: message !== null || code !== null };
};

const refusal = (
  answer: Extract<Outcome, { kind: "answer" }>,
  context: AnswerContext,
  text: string,
): ExchangeFailure => {
  const { status } = answer;
  const raw = shorten(text);
  const { message, code, isTheirs } = spoken(text, context.credential);
  if (status === 401 || status === 403) {
    // A firewall before the exchange refuses too, and knows nothing of keys.
    if (!isTheirs) return unreadable(context.isWrite, `status ${status}, not in LN Markets' own words`, raw);
    const why = status === 401 ? "the key is wrong or not active" : "the key lacks a permission";
    return { kind: "unauthorized", status, message: message ?? `LN Markets refused: ${why}.`, raw };
  }
  if (status === 429) {
    return { kind: "rate-limited", retryAfterMs: retryAfterMs(answer.retryAfter, context.now), raw };
  }
  if (status >= 400 && status < 500 && status !== 408) {
    return { kind: "rejected", status, code, message: message ?? `LN Markets refused (${status}).`, raw };
  }
  if (status < 400) return unreadable(context.isWrite, `a redirect (${status}); check the base URL`, raw);
  return lost(context.isWrite, `status ${status}`, raw, status === 408 ? "timed-out" : null);
};

/** Sorts what became of a request into an answer or one failure of the port's closed union. */
export const readAnswer = (outcome: Outcome, context: AnswerContext): Result<RawAnswer, ExchangeFailure> => {
  if (outcome.kind === "not-sent") {
    const message = `LN Markets was not asked: ${outcome.reason}. Nothing was sent. Try again later.`;
    return fail({ kind: "unavailable", message, raw: "" });
  }
  if (outcome.kind === "no-answer") {
    return fail(lost(context.isWrite, outcome.reason, "", outcome.timedOut ? "timed-out" : null));
  }
  const text = blackened(outcome.body.text, context.credential);
  if (outcome.status < 200 || outcome.status > 299) return fail(refusal(outcome, context, text));
  const raw = shorten(text);
  if (outcome.body.kind === "too-large") {
    return fail(unreadable(context.isWrite, "the answer is too large", raw));
  }
  // It may have broken off because its time was up.
  if (outcome.body.kind === "broken") {
    return fail(lost(context.isWrite, "the answer broke off", raw, "timed-out"));
  }
  const parsed = parseJson(outcome.body.text);
  return parsed.ok
    ? ok({ json: parsed.value, raw })
    : fail(unreadable(context.isWrite, "the answer is not JSON", raw));
};
