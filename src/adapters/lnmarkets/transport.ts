import { fail, type Result } from "#domain/result.ts";
import type { ExchangeFailure, OpenCredential } from "#ports/exchange.ts";
import { type RawAnswer, readAnswer } from "./read-answer.ts";
import { type Fetch, type HttpRequest, sendOnce } from "./send-once.ts";
import { signRequest } from "./sign-request.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";
/** Values left undefined are left out. */
export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** One call in the exchange's words. `signedAt` (epoch ms) belongs to writes: reads are stamped when they leave. */
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
  /** What reads are stamped by: the exchange's clock as far as it is known; ours when left out. */
  readonly stamp?: () => number;
  readonly credential?: OpenCredential;
  readonly fetch?: Fetch;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
};

export const DEFAULT_TIMEOUT_MS = 5_000;
export const DEFAULT_MAX_BYTES = 256 * 1024;

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
  const { credential } = options;
  const timestamp = call.signedAt ?? Math.trunc((options.stamp ?? options.now)());
  const parts = { timestamp, method: call.method, pathname: url.pathname, data: body ?? url.search };
  return credential.identify(({ key, passphrase }) => ({
    "lnm-access-key": key,
    "lnm-access-passphrase": passphrase,
    "lnm-access-timestamp": String(timestamp),
    "lnm-access-signature": signRequest(credential, parts),
  }));
};

const checkSendable = (call: WireCall, credential: OpenCredential | null): ExchangeFailure | null => {
  if (call.method !== "GET" && call.signedAt === undefined) {
    throw new Error(`${call.path} needs the time it is signed at`);
  }
  if (!call.isSigned || credential === null) return null;
  return credential.identify(({ key, passphrase }) => fitsHeader(key) && fitsHeader(passphrase))
    ? null
    : unsendable;
};

/** The wire to one exchange: signs, limits time and size, sorts failures. Every call is sent once. */
export const createTransport = (options: TransportOptions): Transport => {
  const { now, fetch = (url, init) => globalThis.fetch(url, init) } = options;
  const credential = options.credential ?? null;
  const limits = {
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxBytes: options.maxBytes ?? DEFAULT_MAX_BYTES,
  };
  return {
    async send(call) {
      const defect = checkSendable(call, credential);
      if (defect !== null) return fail(defect);
      const outcome = await sendOnce(fetch, buildRequest(options, call), limits);
      return readAnswer(outcome, { isWrite: call.method !== "GET", credential, now: now() });
    },
  };
};
