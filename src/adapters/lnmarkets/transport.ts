import { setTimeout as wait } from "node:timers/promises";
import { fail, type Result } from "#domain/result.ts";
import type { Credential, ExchangeFailure } from "#ports/exchange.ts";
import { LONGEST_WAIT_MS, type Pace } from "./create-pace.ts";
import { type RawAnswer, readAnswer } from "./read-answer.ts";
import { jitteredDelayMs, retryAfterMs } from "./retry-delay.ts";
import { type Fetch, type HttpRequest, type Outcome, sendOnce } from "./send-once.ts";
import { signRequest } from "./sign-request.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";
/** Values left undefined are left out. */
export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** One call in the exchange's words. `signedAt` (epoch ms) belongs to writes: reads take the clock when they leave. */
export type WireCall = {
  readonly method: Method;
  readonly path: string;
  readonly query?: Fields | undefined;
  readonly body?: Fields | undefined;
  readonly isSigned: boolean;
  readonly signedAt?: number;
};

export type Transport = { send(call: WireCall): Promise<Result<RawAnswer, ExchangeFailure>> };

export type TransportOptions = {
  /** With the generation in its path, such as https://api.lnmarkets.com/v3. */
  readonly baseUrl: string;
  readonly now: () => number;
  readonly credential?: Credential;
  readonly fetch?: Fetch;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly sleep?: (ms: number) => Promise<unknown>;
  readonly random?: () => number;
  /** The line requests stand in; without one they leave at once. */
  readonly pace?: Pace;
};

export const DEFAULT_TIMEOUT_MS = 5_000;
export const DEFAULT_MAX_BYTES = 256 * 1024;
const MOST_RETRIES = 2;
/** A longer wait is the caller's to decide: a tick must not sleep through it. */
const LONGEST_RETRY_AFTER_MS = 2_000;
const WORTH_RETRYING = new Set([429, 502, 503, 504]);

/** Printable ASCII and Latin-1: what an HTTP header can carry. */
const fitsHeader = (text: string): boolean => /^[\x20-\x7e\x80-\xff]*$/.test(text);

const unsendable: ExchangeFailure = {
  kind: "unauthorized",
  status: 0,
  message:
    "The key or the passphrase holds a character that cannot be sent. Copy both again; nothing was sent.",
  raw: "",
};

export const buildRequest = (options: TransportOptions, call: WireCall): HttpRequest => {
  const url = new URL(options.baseUrl.replace(/\/+$/, "") + call.path);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) url.searchParams.append(name, String(value));
  }
  const body = call.body === undefined ? null : JSON.stringify(call.body);
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== null) headers["content-type"] = "application/json";
  if (call.isSigned) Object.assign(headers, signedHeaders(options, call, url, body));
  return { url: url.href, method: call.method, headers, body };
};

const signedHeaders = (options: TransportOptions, call: WireCall, url: URL, body: string | null) => {
  if (options.credential === undefined) throw new Error(`${call.path} needs a credential`);
  const { key, secret, passphrase } = options.credential;
  const timestamp = call.signedAt ?? Math.trunc(options.now());
  const parts = { timestamp, method: call.method, pathname: url.pathname, data: body ?? url.search };
  return {
    "lnm-access-key": key,
    "lnm-access-passphrase": passphrase,
    "lnm-access-timestamp": String(timestamp),
    "lnm-access-signature": signRequest(secret, parts),
  };
};

/** How long to wait before asking again, in milliseconds; null when asking again would be wrong or useless. */
const waitBeforeRetry = (
  outcome: Outcome,
  retries: number,
  now: number,
  random: () => number,
): number | null => {
  const jitter = jitteredDelayMs(retries, random());
  if (outcome.kind !== "answer") return outcome.kind === "no-answer" && outcome.timedOut ? null : jitter;
  if (!WORTH_RETRYING.has(outcome.status)) return null;
  if (outcome.retryAfter === null && outcome.status !== 429) return jitter;
  const asked = retryAfterMs(outcome.retryAfter, now);
  return asked > LONGEST_RETRY_AFTER_MS ? null : asked + jitter;
};

const crowded: ExchangeFailure = { kind: "rate-limited", retryAfterMs: LONGEST_WAIT_MS, raw: "" };

const checkSendable = (call: WireCall, credential: Credential | null): ExchangeFailure | null => {
  if (call.method !== "GET" && call.signedAt === undefined) {
    throw new Error(`${call.path} needs the time it is signed at`);
  }
  const carriesKey = call.isSigned && credential !== null;
  return carriesKey && !fitsHeader(credential.key + credential.passphrase) ? unsendable : null;
};

/** The wire to one exchange: signs, limits time and size, sorts failures. Reads are asked again at most twice, writes never. */
export const createTransport = (options: TransportOptions): Transport => {
  const {
    now,
    fetch = (url, init) => globalThis.fetch(url, init),
    sleep = wait,
    random = Math.random,
  } = options;
  const credential = options.credential ?? null;
  const limits = {
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxBytes: options.maxBytes ?? DEFAULT_MAX_BYTES,
  };
  /** False when the line is too long; nothing was sent then. */
  const queue = async (isWrite: boolean): Promise<boolean> => {
    const turn = options.pace === undefined ? 0 : options.pace.take(isWrite);
    if (turn !== null && turn > 0) await sleep(turn);
    return turn !== null;
  };
  return {
    async send(call) {
      const isWrite = call.method !== "GET";
      const defect = checkSendable(call, credential);
      if (defect !== null) return fail(defect);
      for (let retries = 0; ; retries += 1) {
        if (!(await queue(isWrite))) return fail(crowded);
        const outcome = await sendOnce(fetch, buildRequest(options, call), limits);
        const delay =
          isWrite || retries === MOST_RETRIES ? null : waitBeforeRetry(outcome, retries, now(), random);
        if (delay === null) return readAnswer(outcome, { isWrite, credential, now: now() });
        await sleep(delay);
      }
    },
  };
};
