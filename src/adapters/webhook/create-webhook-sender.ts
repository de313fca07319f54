import { lookup } from "node:dns/promises";
import { checkWebhookUrl, hostAndPort } from "#domain/notifications/webhook/check-webhook-url.ts";
import { webhookPayload } from "#domain/notifications/webhook/webhook-payload.ts";
import { fail, ok } from "#domain/result.ts";
import type { SendFailure, WebhookSender } from "#ports/channels.ts";
import type { Clock } from "#ports/clock.ts";
import { findPublicAddress, type Resolve } from "./find-public-address.ts";
import { type Posted, postOnce } from "./post-once.ts";
import { signWebhook } from "./sign-webhook.ts";

const TIMEOUT_MS = 5_000;
const LEAST_WAIT_MS = 1_000;
const MOST_WAIT_MS = 3_600_000;
/** Answers that say: not now. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429]);

export type WebhookSettings = {
  readonly clock: Clock;
  /** Exact `host:port` pairs that may be posted to though they are not public, by http too. */
  readonly allowed: readonly string[];
  /** Where our pages are, without a slash at the end. */
  readonly origin: string;
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
  /** Certificates that are trusted besides the usual. */
  readonly ca?: string;
};

const refused = (words: string): SendFailure => ({ kind: "refused", words, retryAfterMs: null });
const away = (words: string, retryAfterMs: number | null = null): SendFailure => ({
  kind: "unavailable",
  words,
  retryAfterMs,
});

/** Seconds or a date; null for neither, and never longer than an hour. */
const waitOf = (text: string | null, now: number): number | null => {
  if (text === null) return null;
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? null : Math.min(MOST_WAIT_MS, Math.max(LEAST_WAIT_MS, ms));
};

const judge = ({ status, retryAfter }: Posted, now: number): SendFailure | null => {
  if (status >= 200 && status < 300) return null;
  const words = `the receiver answered ${status}`;
  if (status === 410) return { kind: "gone", words, retryAfterMs: null };
  if (LATER.has(status) || status >= 500) return away(words, waitOf(retryAfter, now));
  return refused(status >= 300 && status < 400 ? `${words}, and nothing is followed` : words);
};

/** What went wrong on the way, by its code: a message could repeat the address, which may hold a secret. */
const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "it could not be reached";
  if (error.name === "AbortError" || error.name === "TimeoutError") return "it did not answer in time";
  return `it could not be reached: ${"code" in error ? String(error.code) : error.name}`;
};

/**
 * Posts messages to addresses that traders chose, signed. Only to the public internet, or where this installation allows it:
 * the address is looked at anew with each message, connected to as it was looked at, and nothing it answers is followed
 * or kept.
 */
export const createWebhookSender = (settings: WebhookSettings): WebhookSender => {
  const { clock, allowed, origin, timeoutMs = TIMEOUT_MS, ca } = settings;
  const resolve: Resolve = settings.resolve ?? ((hostname) => lookup(hostname, { all: true }));
  return {
    send: async ({ url: text, secret }, message) => {
      if (!checkWebhookUrl(text, allowed).ok) return fail(refused("this address is not posted to"));
      const url = new URL(text);
      const address = await findPublicAddress(url.hostname, allowed.includes(hostAndPort(url)), resolve);
      if (!address.ok) {
        return fail(
          address.failure === "private"
            ? refused("its name leads into a private network")
            : away("its name could not be found"),
        );
      }
      const body = JSON.stringify(webhookPayload(message, origin));
      const seconds = Math.floor(clock() / 1_000);
      const headers = {
        "content-type": "application/json",
        "user-agent": "Axisor",
        "idempotency-key": message.key,
        "axisor-timestamp": String(seconds),
        "axisor-signature": signWebhook(secret, seconds, message.key, body),
      };
      const trusted = ca === undefined ? {} : { ca };
      try {
        const posted = await postOnce({ url, address: address.value, headers, body, timeoutMs, ...trusted });
        const failure = judge(posted, clock());
        return failure === null ? ok(undefined) : fail(failure);
      } catch (error) {
        return fail(away(wordsOf(error)));
      }
    },
  };
};
